"""What strangers name when they mean a sound: devices, places, moods, weather, colours, stuff."""

from __future__ import annotations

import pytest
from readings import words

FAMILIES: dict[str, str] = {
    "telephone": "entryphone, doorbell, call box, sat nav, gaming headset, two cans and a string",
    "walkie_talkie": "police scanner, mission control, astronaut in a helmet, taxi dispatcher",
    "megaphone": "station announcer, train conductor, platform four, cabin crew, circus ringmaster",
    "radio": "pirate radio, cricket commentary, a wind-up radio, the shipping forecast",
    "downsample": "facetime, bad wifi, cctv footage, over zoom",
    "tinny": "music box, one earbud, a talking toy, lift music, someone else's headphones",
    "muffled": "pillow over the head version, head under the covers, through earplugs, in a tent",
    "boxier": "motorbike helmet, inside the fridge, in a broom cupboard, through a cardboard tube",
    "underwater": "i just dived into the pool, ears under water, a goldfish, under the ice",
    "next_door": "ear to the wall, from the campsite, club from outside, party down the road",
    "swimming_bath": "empty swimming baths, an indoor pool, at the leisure centre pool",
    "hall": "a chapel, village hall, in a barn, airport terminal, ice rink, in a marquee",
    "cathedral": "a mosque, under the railway arch, down a mine shaft, in a grain silo",
    "bathroom": "a hospital corridor, a launderette, bottom of the stairs, nuclear bunker",
    "room": "in a pub, a classroom, an attic, a waiting room, in a train carriage",
    "spacious": "in the forest, on the beach, out in the open, a cornfield, on a rooftop",
    "lonelier": "make it lonelier, desolate, the bar's empty, stacking chairs, make me cry",
    "brighter": "hopeful, joyful, the sun coming out after the storm, lemony, sunrise",
    "darker": "mournful, grey as a bus stop in the rain, moonlit, 3am, driving at night",
    "dreamy": "sinister, wistful, a nightmare, northern lights, give me goosebumps",
    "livelier": "cheeky, frantic, spicy, bland, needs more pepper, like a carnival",
    "warmer": "oak, leather, whisky, amber, grandma's living room, a golden hour",
    "colder": "marble, concrete, like an iceberg, january",
    "softer": "fragile, pastel, candyfloss, on tiptoe, like falling snow",
    "calmer": "drowsy, unhurried, a still lake, pensive",
    "aggressive": "dangerous, a snarling rottweiler, hostile, like lava",
    "weightless": "feather light, light as a feather, weighs nothing",
    "bigger": "regal, glorious, of biblical proportions",
    "vintage": "sepia, like an old photograph, super 8",
}


@pytest.mark.parametrize(
    ("word", "text"),
    [(word, text) for word, texts in FAMILIES.items() for text in texts.split(", ")],
)
def test_every_family_is_read_by_all_its_members(word: str, text: str) -> None:
    assert word in words(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("aus Omas Küchenradio", "radio"),
        ("durch die Gegensprechanlage", "telephone"),
        ("wie im Hallenbad", "swimming_bath"),
        ("einsamer", "lonelier"),
        ("unter Wasser", "underwater"),
        ("come se parlasse dal citofono", "telephone"),
        ("leggero come una piuma", "weightless"),
        ("pásalo entero al oído derecho", "hard_right"),
        ("gris como un día de lluvia", "darker"),
        ("comme à travers l'interphone", "telephone"),
        ("laisse de la place pour une voix", "quieter"),
        ("como numa piscina", "swimming_bath"),
        ("joga tudo pro ouvido direito", "hard_right"),
        ("インターホン越しの声みたいに", "telephone"),
        ("もっと寂しく", "lonelier"),
        ("オルゴールみたいに", "tinny"),
    ],
)
def test_the_commonest_are_read_in_other_languages_too(text: str, word: str) -> None:
    assert word in words(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("less lonely", ["closer"]),
        ("not so cheerful", ["darker"]),
        ("i hope it gets louder", ["louder"]),
        ("leave the bass alone", []),
        ("hard to bear, too harsh", ["smoother"]),
        ("more lead guitar edge", ["harsher"]),
        ("on the bus i can't hear the bass", ["more_bass"]),
    ],
)
def test_near_words_keep_their_own_meaning(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("there will be a voice on top of this, leave room", "quieter"),
        ("someone will talk over this", "quieter"),
        ("bring it down to nothing over the last two secs", "fade_out"),
        ("let it die over the last 3 seconds", "fade_out"),
        ("sneak it in from silence, slow dawn", "fade_in"),
        ("open from black over 2 seconds", "fade_in"),
        ("drift slowly from one ear to the other and back", "auto_pan"),
        ("let it circle round my head", "auto_pan"),
        ("i want to be wrapped in it, like standing inside the synth", "wider"),
        ("everything into my left ear", "hard_left"),
        ("no chest in his voice", "fuller"),
        ("turn the boy into a giant", "monster"),
        ("blow the speaker", "distort"),
        ("each word comes back twice", "echo"),
        ("tidy the background for a film mix", "less_noise"),
        ("filthy first, then bury it in a cave", "cathedral"),
    ],
)
def test_turns_of_phrase_for_level_place_and_voice(text: str, word: str) -> None:
    assert words(text)[-1:] == [word]
