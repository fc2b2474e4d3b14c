"""The last stage: from what each article tells to the events that they tell together.

`years` settles years that articles leave open, `outlines` says what is compared of each engagement, `evidence` weighs two of
them, `grouping` forms clusters, and `events` makes an event of each.
"""

from extract.merge.events import in_order
from extract.merge.merging import dated, merge
from extract.merge.years import news_settled, settle_by_offices, with_year_of, year_of_offices

__all__ = ["dated", "in_order", "merge", "news_settled", "settle_by_offices", "with_year_of", "year_of_offices"]
