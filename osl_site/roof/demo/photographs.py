"""Photographs of the story, drawn: what a phone would have seen on a walk, without people."""

import io

from PIL import Image, ImageDraw

SIZE = (800, 600)
SKY, GRASS, ROAD, WALL, WOOD, PAPER, STEEL = "#b9cbd6", "#71824f", "#6f6d69", "#d9cfb8", "#6d5138", "#f4f1e8", "#4d5560"


def drawn(what: str) -> bytes:
    """A JPEG of the stop that is a post, the notice board whose names are covered, the steps without a rail, or the
    hole in a pavement with a boot beside it, the number of the house covered."""
    paper = Image.new("RGB", SIZE, SKY)
    {"stop": _stop, "board": _board, "steps": _steps, "grate": _grate}[what](ImageDraw.Draw(paper))
    made = io.BytesIO()
    paper.save(made, "JPEG", quality=82)
    return made.getvalue()


def _stop(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle((0, 380, 800, 600), fill=GRASS)
    pen.polygon([(0, 600), (800, 440), (800, 600)], fill=ROAD)
    pen.rectangle((392, 170, 404, 480), fill=STEEL)
    pen.rectangle((345, 130, 450, 205), fill="#1f5f8b")
    pen.rectangle((365, 150, 430, 185), fill=PAPER)
    pen.rectangle((368, 290, 428, 340), fill=PAPER)


def _board(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle((0, 470, 800, 600), fill=GRASS)
    for left in (170, 610):
        pen.rectangle((left, 120, left + 22, 560), fill=WOOD)
    pen.rectangle((150, 90, 652, 410), fill=WOOD)
    for left, top in ((185, 120), (330, 150), (470, 115), (345, 290)):
        pen.rectangle((left, top, left + 120, top + 105), fill=PAPER)
        for line in range(4):
            pen.rectangle((left + 12, top + 16 + 22 * line, left + 100 - 9 * line, top + 21 + 22 * line), fill=STEEL)
    pen.rectangle((335, 205, 445, 232), fill="black")
    pen.rectangle((475, 170, 585, 197), fill="black")


def _steps(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle((0, 0, 800, 440), fill=WALL)
    pen.rectangle((0, 440, 800, 600), fill=ROAD)
    pen.rectangle((320, 90, 500, 360), fill=WOOD)
    for number, tone in enumerate(("#c4beb0", "#b2ac9f", "#a09b8f")):
        pen.rectangle((280 - 30 * number, 360 + 42 * number, 540 + 30 * number, 402 + 42 * number), fill=tone)


def _grate(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle((0, 0, 800, 170), fill=WALL)
    pen.rectangle((610, 50, 710, 110), fill="black")
    pen.rectangle((0, 170, 800, 600), fill="#a8a59d")
    for row in range(6):
        pen.line((0, 170 + 75 * row, 800, 170 + 75 * row), fill=ROAD, width=3)
        for stone in range(9):
            left = 100 * stone + 50 * (row % 2)
            pen.line((left, 170 + 75 * row, left, 245 + 75 * row), fill=ROAD, width=3)
    pen.rectangle((300, 320, 520, 470), fill="#26282b")
    pen.rectangle((292, 312, 528, 320), fill=STEEL)
    pen.rounded_rectangle((120, 360, 260, 430), radius=30, fill=WOOD)
    pen.rectangle((120, 280, 190, 400), fill=WOOD)
    pen.rectangle((112, 424, 264, 440), fill="#2b211a")
