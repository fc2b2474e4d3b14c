"""What people see: each page reads as filters, frame, figure, table; what pages share lies in `pages/parts/`."""
