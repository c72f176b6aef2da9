"""How a recording came about and what is wrong with it: stories, questions and wishes around it."""

from __future__ import annotations

import pytest
from readings import words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "The recording is distorted, I had the gain too high. Can you repair it?",
        "I recorded this too hot, can you save it?",
        "my levels were in the red the whole time, can you do something about it?",
        "I had the preamp cranked and it's all crunchy",
        "Die Aufnahme ist übersteuert, ich hatte den Gain zu hoch. Kannst du das retten?",
        "Ich hab zu heiß aufgenommen, kann man da noch was machen?",
        "La grabación está distorsionada, tenía la ganancia demasiado alta. ¿Se puede arreglar?",
        "L'enregistrement sature, j'avais mis le gain trop fort. Tu peux rattraper ça ?",
        "A gravação está distorcida, o ganho estava alto demais. Dá pra consertar?",
        "Ho registrato troppo forte e satura, si può recuperare?",
        "録音が割れています。ゲインを上げすぎました。直せますか？",
    ],
)
def test_a_gain_that_was_too_high_leaves_distortion_to_mend(text: str) -> None:
    assert words(text) == ["less_dirty"]


@pytest.mark.parametrize(
    ("mended", "turned_down"),
    [
        ("I had the gain too high", "I had the gain too high, turn it down"),
        ("ich hatte den Gain zu hoch", "der Gain war zu hoch, mach leiser"),
    ],
)
def test_a_gain_that_was_too_high_is_only_turned_down_where_that_is_asked(
    mended: str, turned_down: str
) -> None:
    assert (words(mended), words(turned_down)) == (["less_dirty"], ["quieter"])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("I wish it was less boomy", "less_boomy"),
        ("I wish the bass was less boomy", "less_boomy"),
        ("it would be great if it was less muddy", "less_muddy"),
        ("I wish it sounded less boomy", "less_boomy"),
    ],
)
def test_what_somebody_wishes_it_was_is_no_finding(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("is there any chance to reduce the hum?", "less_hum"),
        ("is there a possibility to make it brighter?", "brighter"),
        ("est-ce qu'il y a moyen de réduire l'écho ?", "drier"),
        ("¿hay alguna forma de que tenga menos eco?", "drier"),
        ("¿hay posibilidad de que suene más cálido?", "warmer"),
        ("há alguma forma de tirar o eco?", "drier"),
        ("c'è un modo per avere più bassi?", "more_bass"),
    ],
)
def test_who_asks_whether_there_is_a_way_wants_it_done(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("wished", "asked"),
    [
        ("is there any chance to reduce the hum?", "is there a way to know how loud it is?"),
        ("is there a possibility to make it brighter?", "is there reverb on this?"),
        ("¿hay alguna manera de quitar el eco?", "¿hay ruido?"),
    ],
)
def test_only_who_asks_what_is_there_wants_to_be_told(wished: str, asked: str) -> None:
    assert (read(wished).question, bool(read(asked).question)) == (None, True)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("is there anything you can do about the hum?", "less_hum"),
        ("what can be done about the boominess?", "less_boomy"),
        ("lässt sich gegen das Rauschen was machen?", "less_noise"),
        ("was kann man gegen den Hall tun?", "drier"),
        ("¿puedes hacer algo con el zumbido?", "less_hum"),
        ("on peut faire quelque chose contre le souffle ?", "less_noise"),
        ("dá pra fazer alguma coisa com o chiado?", "less_noise"),
        ("si può fare qualcosa per il ronzio?", "less_hum"),
        ("das Problem ist der Hall", "drier"),
        ("el problema es el eco", "drier"),
        ("le problème c'est l'écho", "drier"),
        ("il problema è il riverbero", "drier"),
        ("das Problem ist der Bass", "less_bass"),
        ("o problema é o eco", "drier"),
        ("Ich brauche Hilfe mit dem Brummen", "less_hum"),
        ("necesito ayuda con el zumbido", "less_hum"),
    ],
)
def test_something_done_about_a_trouble_takes_it_away(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "fix the vocals",
        "rescue her voice",
        "rette die Stimme",
        "répare la voix",
        "arregla la voz",
        "conserta a voz",
        "sistema la voce",
        "fix the bass",
        "repair the recording",
        "repariere die Aufnahme",
    ],
)
def test_what_is_to_be_mended_without_a_fault_is_not_turned_down(text: str) -> None:
    reading = read(text)
    assert (reading.requests, reading.beyond, reading.vague) == ((), None, "better")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("lo grabé al lado de la nevera y se oye un zumbido, ¿lo puedes quitar?", "less_hum"),
        ("la ventana estaba abierta y se oye el tráfico, ¿se puede limpiar?", "less_noise"),
        ("la fenêtre était ouverte, on entend la circulation, tu peux nettoyer ?", "less_noise"),
        ("gravei do lado da geladeira, tem um zumbido, dá pra tirar?", "less_hum"),
        ("registrato vicino al frigo, c'è un ronzio, si può togliere?", "less_hum"),
        ("o celular estava virado pra baixo e faltam agudos", "more_treble"),
        ("das Fenster war offen und man hört den Verkehr, geht das weg?", "less_noise"),
        ("my cable had a loose contact, there are crackles. get rid of them", "less_clicks"),
        ("le disque est rayé, plein de craquements, tu peux restaurer ?", "less_clicks"),
        ("冷蔵庫の横で録音したのでブーンという音がします。取れますか？", "less_hum"),
        ("the neighbour was mowing his lawn, can you get rid of it", "less_noise"),
        ("el vecino estaba cortando el césped, ¿se puede quitar?", "less_noise"),
        ("la cinta está vieja y tiene mucho ruido, límpiala por favor", "less_noise"),
        ("the S's are painful because of my new condenser mic", "less_sibilant"),
    ],
)
def test_how_it_was_recorded_orders_nothing(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "para la radio, más fuerte y más limpio",
        "pour la radio, plus fort et plus propre",
        "fürs Radio, bitte lauter und sauberer",
        "per la radio, più forte e più pulito",
    ],
)
def test_who_broadcasts_it_asks_for_no_radio_sound(text: str) -> None:
    assert sorted(words(text)) == ["cleaner", "louder"]


@pytest.mark.parametrize(
    ("told", "ordered", "word"),
    [
        (
            "my voice on an old answering machine, it is tinny",
            "make it sound like an old answering machine",
            "telephone",
        ),
        ("altes Tonband von Opa, es brummt", "mach es wie ein altes Tonband", "vintage"),
    ],
)
def test_a_device_is_a_story_until_it_shall_sound_like_one(
    told: str, ordered: str, word: str
) -> None:
    assert word not in words(told)
    assert words(ordered) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "someone coughs in the middle, can you take it out",
        "my dog was barking in the background, is it possible to take it out?",
        "the baby cries in the middle of it",
        "the tape was eaten by the deck and it warbles, can you fix it?",
        "die Kassette leiert, kannst du das richten?",
    ],
)
def test_what_cannot_be_taken_out_is_declined_and_nothing_else_is_done(text: str) -> None:
    reading = read(text)
    assert (reading.requests, reading.beyond) == ((), "restore")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("J'étais trop loin du micro, on entend toute la pièce. Tu peux arranger ça ?", "closer"),
        ("la voce è troppo lontana, puoi sistemare?", "closer"),
        ("la grabación está mal porque estaba lejos", "closer"),
        ("estava muito perto do microfone", "distant"),
        ("the mic was under his jacket so he sounds muffled, open it up please", "clearer"),
        ("I was ill so I sound nasal, fix it", "less_nasal"),
        (
            "das Band lief zu schnell, klingt wie Micky Maus, kannst du das korrigieren?",
            "tape_slower",
        ),
        ("dá pra ouvir um zumbido, tira", "less_hum"),
        ("der Lüfter ist überall drauf", "less_noise"),
    ],
)
def test_a_fault_that_is_told_is_not_made_worse(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("no estaría mal un poco más de brillo", "brighter"),
        ("no sobraría algo más de aire", "airier"),
        ("echo de menos los graves", "more_bass"),
        ("ça ne serait pas mal avec plus de punch", "punchier"),
        ("plus d'air ne serait pas de trop", "airier"),
        ("se ao menos tivesse mais brilho", "brighter"),
        ("não faria mal um pouco de reverb", "reverb"),
        ("non sarebbe male un po' più di bassi", "more_bass"),
    ],
)
def test_what_would_not_be_bad_is_wished(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("die Kassette lief zu langsam, die Stimmen sind zu tief", "tape_faster"),
        ("a fita rodou devagar demais, a voz ficou grossa, dá pra corrigir?", "tape_faster"),
        ("テープが遅すぎて声が低いです。直してください", "tape_faster"),
        ("the turntable ran slow, everything sounds deep and sluggish, fix please", "tape_faster"),
    ],
)
def test_what_a_wrong_speed_did_to_the_voices_is_mended_with_it(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "solo se graba el canal izquierdo porque el cable estaba roto, ponlo en los dos",
        "on n'entend que dans une oreille, tu peux le mettre des deux côtés ?",
    ],
)
def test_one_side_alone_that_shall_be_on_both_is_centred_and_no_more(text: str) -> None:
    assert words(text) == ["centre"]
