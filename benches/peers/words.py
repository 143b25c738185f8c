"""The words of the corpus: what its documents are about, who acts in them, and the treaties that they name.

Written for this purpose, so that a corpus may be given away: no sentence is of the United Nations or of anybody else. Treaties
have the names and the numbers of articles that content/protocols says, since a reference to an article that a treaty
does not have is an error.
"""

# Those named most often come first.
TREATIES = [
    ("Smuggling of Migrants Protocol", 25), ("Organized Crime Convention", 41), ("Trafficking in Persons Protocol", 20),
    ("Convention against Corruption", 71), ("Convention on the Rights of the Child", 54), ("Firearms Protocol", 21),
    ("Convention against Torture", 33), ("1951 Refugee Convention", 46), ("Migrant Workers Convention", 93),
    ("Vienna Convention on Consular Relations", 79),
]
TREATY_WEIGHTS = [1 / (rank + 1) for rank in range(len(TREATIES))]

# Series of symbols: how each begins, and who issues it. Each has its own way to count: see Document.symbol.
SERIES = [
    ("A", "General Assembly"), ("E/CN.15", "Commission on Crime Prevention and Criminal Justice"),
    ("A/HRC", "Human Rights Council"), ("CTOC/COP", "Conference of the Parties"),
]

TOPICS = """harbour registers; coastal patrols; travel documents; witness interviews; border markets; rescue at sea; joint inquiries;
ferry crossings; the exchange of records; bonded warehouses; reception centres; interpreters in court; port inspections;
customs seals; the return of property; river traffic; consular visits; emergency shelter; the training of officers;
forged permits; fishing fleets; legal aid; container yards; seasonal work; the care of children; mutual legal assistance;
sealed cargo; telephone intercepts; pilot boats; lighthouse services""".replace("\n", " ").split("; ")

ASPECTS = """first experience; lessons of the past decade; costs and benefits; questions for discussion; measures taken; a survey of
practice; progress since the previous session; needs of small States; a comparison of laws; options for cooperation; findings of
the regional workshops; standards and their use""".replace("\n", " ").split("; ")

ACTORS = """States parties; the Secretariat; national authorities; several Governments; the working group; port authorities;
coastal States; the liaison officers; prosecutors in the region; civil society organizations; the expert group; customs services;
local councils; two thirds of the respondents; the competent ministries; shipping companies; the supervisory board; judges and
magistrates; the subregional office; the mission; neighbouring States; the inspectors; trade unions; the coordinating
body""".replace("\n", " ").split("; ")

VERBS = """have reported on; continue to support; may wish to consider; have begun to review; were invited to improve; rely on; have
set aside funds for; expressed concern about; agreed to publish; have yet to adopt; drew attention to; described in detail; have
tested; propose to extend; keep records of; are responsible for; have simplified; cannot finance; welcomed; postponed""".replace(
    "\n", " ").split("; ")

QUALITIES = """common; written; regional; reliable; annual; shared; temporary; practical; confidential; bilateral; voluntary; simple;
independent; electronic; uniform; existing; early; joint; detailed; binding; local; adequate; public; secure; modest; lawful;
flexible; systematic; accurate; timely; seasonal; preliminary; technical; national; humane""".replace("\n", " ").split("; ")

THINGS = """rules of procedure; lists of contact points; inspection plans; statistical returns; guidelines; forms of request; training
courses; radio equipment; safeguards; records of arrivals; memorandums of understanding; reporting duties; data sets; patrol
schedules; shelters; certificates; interview rooms; budget lines; hotlines; complaints procedures; draft laws; tariffs; vessel
registers; risk assessments; fees; evaluations; translations; databases; site visits; exchange programmes; witness statements;
work permits; health checks; maps; surveys; penalties""".replace("\n", " ").split("; ")

REASONS = """in order to shorten waiting times; because few cases reach the courts; so that families are not separated; where the
law allows it; without prejudice to pending proceedings; as far as resources permit; during the reporting period; although figures
are incomplete; with the consent of the persons concerned; in the light of recent incidents; subject to review after two years;
on the basis of equal treatment; in particular on smaller islands; before the next session; at the request of the flag State; when
the weather turns; by means of a standing committee; under the supervision of a judge; and the results were
encouraging; but the costs were higher than foreseen; which proved difficult in practice; since the earlier text was
unclear""".replace("\n", " ").split("; ")

OPENINGS = """In addition; In practice; By contrast; For example; At the same time; In many cases; As a rule; In recent years; On
balance; To that end; In the first place; On the whole; Moreover; Nevertheless""".replace("\n", " ").split("; ")

HEADINGS = """Introduction; Background; Legal framework; Measures taken; Cooperation between authorities; Protection of persons
concerned; Collection of data; Training; Costs; Difficulties encountered; Good practices; Views of respondents; Next steps;
Questions for discussion; Conclusions""".replace("\n", " ").split("; ")

# Places have names made of these, so that a corpus has rare words too, more of them the larger it is.
BEGINNINGS = "Ar Bel Cor Dar Esk Fen Gal Hol Ist Jor Kel Lam Mor Nev Or Pel Quen Ros Sal Tor Ul Ver Wen Yar Zel".split()
MIDDLES = "a an el en er i in o ol or u und av it".split()
ENDINGS = "bay burg dale field ford gate ham holm land mar mouth ness port stad ton vik wick".split()
