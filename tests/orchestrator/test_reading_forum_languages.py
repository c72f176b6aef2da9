"""How people in forums of six languages tell what is wrong with their recordings and what to do."""

from __future__ import annotations

import pytest
from readings import words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("yo le bajaría los agudos", "less_treble"),
        ("je réduirais la reverb", "drier"),
        ("les graves, je les baisserais un poil", "less_bass"),
        ("eu diminuiria os graves", "less_bass"),
        ("abbasserei gli alti", "less_treble"),
        ("ich würde den Hall ein Stück zurückfahren", "drier"),
    ],
)
def test_what_somebody_would_change_is_changed(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("yo no bajaría los graves", "more_bass"),
        ("io non abbasserei gli alti", "more_treble"),
    ],
)
def test_what_somebody_would_not_change_is_kept(text: str, kept: str) -> None:
    assert read(text).keeps == (kept,)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("cómo le bajo los graves a la guitarra", "less_bass"),
        ("como eu tiro o eco da gravação", "drier"),
        ("come tolgo il ronzio", "less_hum"),
        ("低音を太くするにはどうすればいいですか", "fatter"),
    ],
)
def test_how_somebody_asks_to_do_it_is_done(text: str, word: str) -> None:
    assert word in words(text)
    assert not set(words(text)) & {"echo", "more_noise", "more_hum", "more_bass", "more_treble"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("my singing sounds as if i was in a bathroom", "drier"),
        ("meine Stimme klingt als wäre ich in einer Höhle", "drier"),
        ("parece que estoy en una iglesia", "drier"),
        ("on dirait que je chante dans une grotte", "drier"),
        ("minha voz parece que tá dentro do banheiro", "drier"),
        ("la mia voce suona come se fossi in chiesa", "drier"),
        ("洞窟の中で歌っているように聞こえる", "drier"),
        ("ma guitare sonne comme au téléphone", "fuller"),
        ("meine Stimme klingt wie unter Wasser", "brighter"),
        ("電話みたいな音になってしまう", "fuller"),
    ],
)
def test_where_ones_own_voice_seems_to_be_is_no_place_to_put_it(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("it sounds nasal, boxy and distant", ["less_nasal", "less_boxy", "closer"]),
        ("die Stimme klingt näselnd, kastig und weit weg", ["less_nasal", "less_boxy", "closer"]),
        ("le son est métallique, froid et lointain", ["smoother", "warmer", "closer"]),
        ("la voz suena distante, apagada y con eco", ["closer", "brighter", "drier"]),
        ("la voce è nasale, scatolata e lontana", ["less_nasal", "less_boxy", "closer"]),
        ("suena muy digital, frío", ["warmer"]),
    ],
)
def test_all_of_a_list_of_findings_is_mended(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("minha voz fica abafada na gravação", "clearer"),
        ("o som fica distorcido", "less_dirty"),
        ("la voz me sale muy fina", "fuller"),
        ("quando gravo o som fica distante", "closer"),
        ("meine Stimme klingt verzerrt", "less_dirty"),
        ("la voce suona distorta", "less_dirty"),
    ],
)
def test_how_it_turns_out_is_complained_of(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("se satura cuando hablo fuerte", "less_dirty"),
        ("cuando canto fuerte distorsiona", "less_dirty"),
        ("le son sature dès que je parle un peu fort", "less_dirty"),
        ("tá estourando quando eu falo mais alto", "less_dirty"),
        ("quand je chante plus fort c'est criard", "smoother"),
        ("es übersteuert, wenn ich laut werde", "less_dirty"),
    ],
)
def test_how_loudly_somebody_sings_when_it_goes_wrong_orders_no_level(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("grabé un podcast y mi voz se oye distante", "closer"),
        ("j'ai enregistré un podcast et ma voix est sourde", "brighter"),
        ("quita el ruido de este audio de whatsapp", "less_noise"),
        ("meu áudio do zap ficou cheio de vento", "less_wind"),
        ("un cours enregistré au téléphone, la voix est trop loin", "closer"),
        ("registrazione fatta col telefono, non si capisce niente", "clearer"),
        ("nimm das Rauschen von der alten Kassette weg", "less_noise"),
        ("電話の向こうの声がこもっている", "clearer"),
    ],
)
def test_what_it_was_recorded_with_is_no_effect(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("el audio tiene más ruido que voz", "less_noise"),
        ("mehr Rauschen als Stimme", "less_noise"),
        ("tem mais chiado do que voz", "less_noise"),
        ("man hört immer, wenn ich Luft hole", "less_breath"),
        ("on m'entend respirer", "less_breath"),
        ("他の曲に比べて音圧が低い", "louder"),
        ("am Ende bricht es ab, da wäre ein Fade schöner", "fade_out"),
    ],
)
def test_common_complaints_are_understood(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("when I boost the highs it hisses", "less_noise"),
        ("when i add more bass it gets boomy", "less_boomy"),
        ("wenn ich die Höhen anhebe rauscht es", "less_noise"),
        ("quand je monte les aigus ça souffle", "less_noise"),
        ("cuando subo el volumen distorsiona", "less_dirty"),
    ],
)
def test_what_was_turned_up_when_it_went_wrong_is_not_turned_up_again(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("mi voz se escucha como lejos", "closer"),
        ("minha voz fica tipo distante", "closer"),
        ("ça sonne un peu comme étouffé", "clearer"),
    ],
)
def test_a_hedged_finding_is_a_finding(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("não consigo tirar o eco da gravação", "drier"),
        ("no puedo quitar el eco", "drier"),
        ("j'arrive pas à enlever l'écho", "drier"),
        ("ich krieg den Hall nicht weg", "drier"),
    ],
)
def test_what_somebody_cannot_do_themselves_is_done(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("el bajo se come al bombo", "less_bass"),
        ("los graves tapan la voz", "less_bass"),
        ("la basse bouffe le kick", "less_bass"),
        ("os graves cobrem a voz", "less_bass"),
        ("i bassi si mangiano la voce", "less_bass"),
        ("der Bass frisst die Kick", "less_bass"),
    ],
)
def test_what_eats_another_thing_is_too_much_itself(text: str, word: str) -> None:
    assert words(text) == [word]
