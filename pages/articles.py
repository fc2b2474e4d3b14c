"""Articles: the list of them, and one with every mention marked, what was made of it, and what was refused."""

from pages.parts.address import parameter
from pages.parts.reader import article_list, read_article
from pages.parts.states import failures, no_articles
from pages.parts.view import this_view
from timeline.detail import article_detail

PLACE = 80

view = this_view()
if detail := article_detail(view.dossier, parameter("article")):
    read_article(view, detail)
elif view.dossier.articles:
    article_list(view)
    failures(view)
else:
    no_articles()
    failures(view)
