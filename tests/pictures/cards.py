"""What the tests of pictures share: words that are hard to set, and what holds of every card."""

from __future__ import annotations

from io import BytesIO
from itertools import combinations

from PIL import Image

from bot.fonts import Fonts
from bot.pictures.page import LEFT, RIGHT, Page
from bot.pictures.prose import SMALLEST

OWN = Fonts(folders=())
GERMAN, FINNISH = "Zukunftsorientierte Arbeitsplatzsicherung", "Vakuutusmatemaattinen asiantuntijatehtava"
WHOLE = "Lebensmittelfachverkaeuferinnenausbildungsordnung"


def opened(file: bytes) -> Image.Image:
    Image.open(BytesIO(file)).verify()
    image = Image.open(BytesIO(file))
    image.load()
    return image


def assert_clear(page: Page) -> None:
    """No text touches another or leaves the margins, and none is too small for a phone."""
    written = page.canvas.written
    assert written and all(each.size >= SMALLEST for each in written)
    slack = 6  # ink may stand out of its line a little, as a j does
    out = [w for w in written if w.box[0] < LEFT - slack or w.box[2] > RIGHT + slack or w.box[3] > page.y]
    assert out == []
    meet = [
        (a.text, b.text)
        for a, b in combinations(written, 2)
        if a.box[0] < b.box[2] and b.box[0] < a.box[2] and a.box[1] < b.box[3] and b.box[1] < a.box[3]
    ]
    assert meet == []
