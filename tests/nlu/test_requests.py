"""What is asked of the assistant itself and of its last answer, in five languages, as it is typed."""

from __future__ import annotations

import pytest

from bot.nlu.requests import ASKED_WITHIN, DETAILS, Requests

ASKED = [
    ("la voy a encontrar y va a ver", "smalltalk.threat"),
    ("quiero encontrarla y pegarle un susto", "smalltalk.threat"),
    ("im gonna find her and she will pay", "smalltalk.threat"),
    ("vou achar ela e ela vai ver", "smalltalk.threat"),
    ("je vais la retrouver et elle va voir", "smalltalk.threat"),
    ("la voy a encontrar y va a ver a su mamá otra vez", None),
    ("muchas gracias señora", "smalltalk.thanks"),
    ("gracias", "smalltalk.thanks"),
    ("thank u", "smalltalk.thanks"),
    ("gracias pero no tengo doctor", None),
    ("eres una persona o un robot?", "smalltalk.robot"),
    ("r u a bot", "smalltalk.robot"),
    ("voce é um robo", "smalltalk.robot"),
    ("vous êtes un robot ?", "smalltalk.robot"),
    ("eske ou se yon robo", "smalltalk.robot"),
    ("trabajo con un robot en la fabrica", None),
    ("ustedes me van a reportar?", "privacy"),
    ("are you a bot and will you report me", "privacy"),
    ("vocês vão me denunciar?", "privacy"),
    ("mi patrón dice que me va a denunciar", None),
    ("no tengo tarjeta, me atienden o me denuncian?", None),
    ("can i see a nurse or are they going to report me", None),
    ("vai avisar a policia sobre mim?", "privacy"),
    ("van a avisarle a la migra de nosotros", "privacy"),
    ("are you going to tell immigration where we are", "privacy"),
    ("what's my position in the queue", "human_agent"),
    ("still waiting for an agent, whats my number in the queue", "human_agent"),
    ("¿cuál es mi lugar en la fila?", "human_agent"),
    ("qual é a minha posição na fila", "human_agent"),
    ("quelle est ma place dans la file ?", "human_agent"),
    ("m ap tann yon moun", "human_agent"),
    ("mi hijo está esperando una persona en la fila del banco", None),
    ("pueden yamarme porfa", "callback"),
    ("me pueden yamar x favor", "callback"),
    ("borra eso por favor", "forget_me.that"),
    ("efase tout sa", "forget_me.that"),
    ("effacez tout ça", "forget_me"),
    ("supprime ça", "forget_me.that"),
    ("sa", None),
    ("pa efase sa", None),
    ("yo efase sa nan dosye m nan tribinal la", None),
    ("no borre eso todavía", None),
    ("mi marido me quita todo el pago", None),
    ("el patrón nos quitó todo y quita los mensajes del teléfono", None),
    ("quita mis datos por favor", "forget_me"),
    ("quiero que borre mis datos", "forget_me"),
    ("viene mi marido, borra la conversación", "forget_me"),
    ("j'ai peur de mon mari, effacez tout", "forget_me"),
    ("quero que apague meus dados", "forget_me"),
    ("no elimine mis datos", None),
    ("não apague meus dados", None),
    ("do not remove my messages", None),
    ("mi novio borra mis mensajes", None),
    ("my husband wants to delete my messages", None),
    ("mon mari veut effacer mes messages", None),
    ("borren todo lo que escribí", "forget_me"),
    ("my boss deletes all messages about my hours", None),
    ("he clears my chat history every night", None),
    ("il efface mes messages et garde mon téléphone", None),
    ("ele apaga as minhas mensagens", None),
    ("li retire tout bagay nan men m", None),
    ("patwon an retire tout sa m touche", None),
    ("¿qué les dijo mi marido?", "privacy.others"),
    ("my husband talked to you yesterday, what did he say", "privacy.others"),
    ("o que minha ex escreveu para voces", "privacy.others"),
    ("mari m te ekri w maten an", "privacy.others"),
    ("mi marido habló con un abogado de Chicago", None),
    ("ma femme a écrit à la préfecture", None),
    ("quiero hablar con una persona por favor", "human_agent"),
    ("can i talk to a real person please", "human_agent"),
    ("no quiero hablar con una persona", None),
    ("no quiero hablar con una persona, solo saber dónde dormir", None),
    ("quiero hablar con un asesor legal, tengo corte mañana", None),
    ("empecé a platicar con una persona en Facebook y me ofrece trabajo", None),
    ("quiero hablar con una persona del consulado", None),
    ("m pale ak yon moun, li pran 500 dola", None),
    ("will you send the police where I am", None),
    ("allez-vous appeler la police pour moi ?", None),
    ("ou pral rele lapolis pou mwen?", None),
    ("¿van a avisar a la policía de mi hijo desaparecido?", None),
    ("mi ex va a avisarle a la migra de mí", None),
    ("patwon m ap retire sa nan chèk mwen", None),
    ("queria falar com um atendente por favor", "human_agent"),
    ("je voudrais parler à un conseiller svp", "human_agent"),
    ("mwen ta renmen pale ak yon moun", "human_agent"),
    ("quiero hablar con una persona que está detenida", None),
    ("mwen vle pale ak yon moun ki nan prizon", None),
    ("can i talk to a person in detention", None),
    ("ayer hablé con una persona y me cobró 500", None),
    ("m te pale ak yon moun nan konsila a", None),
    ("pendejo", "smalltalk.insult"),
    ("maquina tonta de mierda", "smalltalk.insult"),
    ("robo inutil", "smalltalk.insult"),
    ("ou bèt tankou yon kochon", "smalltalk.insult"),
    ("stupid bot", "smalltalk.insult"),
    ("mi jefe me dijo que soy un burro", None),
    ("el robot de la fabrica es peligroso", None),
    ("mi jefe me dijo pendejo y me pegó", None),
    ("cuentame un chiste", "smalltalk.joke"),
    ("jajajaja", "smalltalk.joke"),
    ("kote konsila a", None),
    ("konbyen l koute", None),
    ("que me llamen por favor", "callback"),
    ("can somebody call me back", "callback"),
    ("rele m tanpri", "callback"),
    ("quiero llamar a mi mamá", None),
    ("esto no me sirve", "not_helped"),
    ("that didn't help", "not_helped"),
    ("sa pa ede m", "not_helped"),
    ("nao me serviu pra nada", "not_helped"),
    ("this is not helpful at all", "not_helped"),
    ("no me ayuda el consulado con mi pasaporte", None),
    ("quiero quejarme de este servicio", "rate_service"),
    ("I want to complain about this chat", "rate_service"),
    ("quiero quejarme de mi patrón", None),
    ("mwen vle pote plent kont chat sa a", "rate_service"),
    ("mwen vle pote plent kont patwon m", None),
    ("ya estoy a salvo", "smalltalk.safe"),
    ("no estoy a salvo", None),
    ("mi esposa se escondió en un refugio dígame dónde", "smalltalk.whereabouts"),
    ("give me the address, my wife is hiding in some shelter, which one", "smalltalk.whereabouts"),
    ("necesito un refugio para mi esposa y mis hijos", None),
    ("cuál es el refugio donde la tienen con los niños", "smalltalk.whereabouts"),
    ("which shelter, tell me where she went", "smalltalk.whereabouts"),
    ("qual é o abrigo onde ela está, sou o marido", "smalltalk.whereabouts"),
    ("dites moi le foyer où elle se cache", "smalltalk.whereabouts"),
    ("di m ki abri kote li kache a", "smalltalk.whereabouts"),
    ("es mi esposa y tengo derecho a verla", "smalltalk.whereabouts"),
    (
        "mi esposa se escapó con los dos niños a una casa de mujeres por Monterrey, páseme la dirección",
        "smalltalk.whereabouts",
    ),
    (
        "my girlfriend ran off with our baby last week to some kind of shelter in Phoenix, what's its address",
        "smalltalk.whereabouts",
    ),
    (
        "minha esposa fugiu de casa com a menina pra um abrigo aí em Curitiba, me passa o endereço",
        "smalltalk.whereabouts",
    ),
    ("ma compagne s'est enfuie avec notre fille dans un foyer à Lille, je veux l'adresse", "smalltalk.whereabouts"),
    ("madanm mwen kache ak pitit yo nan yon abri nan Tapachula, ban m adrès la", "smalltalk.whereabouts"),
    ("mi esposa y yo buscamos un albergue en Tijuana, cuál es la dirección", None),
    ("my wife and I need a shelter tonight, what is the address", None),
    ("mi mujer está embarazada y necesitamos un albergue, dónde queda", None),
    ("minha mulher e eu precisamos de um abrigo, onde fica", None),
    ("ma femme et moi cherchons un foyer, quelle adresse", None),
    ("dime la dirección de un albergue para mujeres", None),
    ("tell me which shelter takes women with children", None),
]
OF_AN_ANSWER = [
    ("nos cobran algo por eso?", "cost"),
    ("do they charge us for the service", "cost"),
    ("yo pran lajan pou sèvis la?", "cost"),
    ("cuánto cobran por llevar un cuerpo", None),
    ("alguien que atienda por teléfono en la noche", "contacts"),
    ("someone who answers by phone", "contacts"),
    ("me insultan por teléfono", None),
    ("reciben gente sin papeles?", "who"),
    ("we don't have papers, can we go there", "who"),
    ("i have no permit, can i work", None),
    ("ajudam quem está sem visto?", "who"),
    ("el hospital atiende sin papeles?", None),
    ("y cuánto cuesta eso?", "cost"),
    ("is that free?", "cost"),
    ("combien ça coûte", "cost"),
    ("konbyen sa koute", "cost"),
    ("cuánto cuesta mandar dinero a Perú", None),
    ("qué hago", "steps"),
    ("qué documentos necesito", "steps"),
    ("how do i apply", "steps"),
    ("o que eu faço?", "steps"),
    ("kisa pou m fè", "steps"),
    ("qué hago si me para la policía", None),
    ("el teléfono?", "contacts"),
    ("where do i go", "contacts"),
    ("qui dois-je appeler", "contacts"),
    ("a quién llamo", "contacts"),
    ("me robaron el teléfono", None),
    ("más información", "more"),
    ("no entendí nada", "again"),
    ("mwen pa konprann", "again"),
    ("quién puede", "who"),
    ("am i eligible?", "who"),
    ("i have no visa, can i go to them", "who"),
    ("puede hacer eso de verdad", "more"),
    ("is that legal?", "more"),
    ("ele pode fazer isso", "more"),
    ("il a le droit ?", "more"),
    ("eske li gen dwa fè sa", "more"),
    ("is it legal to work without a permit", None),
    ("konbyen", "cost"),
]


@pytest.fixture(scope="module")
def requests() -> Requests:
    return Requests()


@pytest.fixture(scope="module")
def details() -> Requests:
    return Requests(DETAILS, alone=True)


@pytest.mark.parametrize(("text", "request_"), ASKED)
def test_what_is_asked_of_the_assistant_is_heard_and_nothing_else(
    requests: Requests, text: str, request_: str | None
) -> None:
    assert requests.recognise(text) == request_


@pytest.mark.parametrize(
    "text",
    ["how long do i have to appeal that", "cuanto plazo tengo para reclamar eso", "konbyen tan mwen gen pou m reponn"],
)
def test_a_question_may_ask_for_the_time_too(text: str) -> None:
    assert Requests(ASKED_WITHIN).recognise(text) == "time"


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("donde hay un abogado gratis, a quien llamo", True),
        ("necesito un albergue, dirección y teléfono", True),
        ("who helps with this, phone number please", True),
        ("si l'hôpital refuse j'appelle qui", True),
        ("où je vais à Lyon, l'adresse ou le tel", True),
        ("me quitaron el teléfono en la frontera", False),
        ("my boss took my phone", False),
    ],
)
def test_a_question_may_ask_for_a_number_too(text: str, asks: bool) -> None:
    assert (Requests(ASKED_WITHIN).recognise(text) == "contacts") is asks


@pytest.mark.parametrize(("text", "detail"), OF_AN_ANSWER)
def test_what_is_asked_of_the_last_answer_stands_alone(details: Requests, text: str, detail: str | None) -> None:
    assert details.recognise(text) == detail


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("cuánto cuesta el pasaporte", True),
        ("what is the fee, how much is it for a child", True),
        ("ça coûte combien le passeport là-bas", True),
        ("quanto custa tirar o passaporte", True),
        ("konbyen yon paspo koute", True),
        ("no me pagan mi sueldo", False),
        ("where is the consulate", False),
        ("how much time do i have to appeal", False),
        ("how much can the police hold me", False),
        ("cuánto tiempo tarda el pasaporte", False),
        ("cuánto me deben pagar por hora", False),
        ("el patrón me cobra la comida", False),
        ("me cobran por trabajar en Houston", False),
    ],
)
def test_a_question_of_its_own_may_ask_for_the_cost_too(text: str, asks: bool) -> None:
    assert (Requests(ASKED_WITHIN).recognise(text) == "cost") is asks
