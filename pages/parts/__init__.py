"""What the pages share: the address and the filters, the rows, the detail of an event, and the one way to make HTML."""
