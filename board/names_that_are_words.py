"""Names that are also ordinary words, and places that people are named after: alone they do not certainly name anybody,
even with a capital. They are folded as in `board/folding.py`."""

_DAYS = "april august autumn easter january june may march monday friday sunday saturday summer winter"
_GIVEN = (
    "amber art bill blue chance christian dale dean earl ernest faith forest grace grant heath hope hunter joy judge "
    "lance lucky major mark mason max melody mercy merit miles noble norm patience penny porter rich river rocky rod "
    "rose sage scout sky star sterling storm summer sunny trinity true unity victor victory virtue wade will winter"
)
_FAMILY = (
    "abbey abbot alderman archer ash bacon bailey baker ball banks barber bard barker barn barrow bass bates battle "
    "beach bell bench berry best bird bishop black blacksmith bland blunt board bolt bond bone book booth bowl bowler "
    "box boy brand brewer brick bridge bridges briggs bright broad brooks brown buck bull burn bush butcher butler "
    "button care carpenter carter carver case cash castle chambers chancellor chandler chapel chaplain chapman chase "
    "child childs christmas church clark clay clement clerk cloud coach coal coates cobb coffin collar collier "
    "commons constable cook coop cooper corner cotton couch court crane cross crow crown cue curl current curry "
    "cutler dance darling day deacon dear drake draper driver drum dyer early east elder ely english fair fairbrother "
    "farmer farrier fear field fields finch fish fisher flag flint flood flower flowers foot ford foster fowler fox "
    "franklin free freeman french frost fuller gain gardener gates gay gentle gift glass glover gold golden good "
    "goodman grave graves gray green grey ground grove gunner hail hale hall ham hand hardy harper hart harvest hawk "
    "hay head heard heart hedge help hicks high hill hills hobbs hogg holder holiday holt home hood hook horn horne "
    "house howe hull hunt husband inn ireland iron jolly key keys kidd king kirk kitchen knight knoll lake lamb land "
    "lane large law lawn lay leach leaf lease lee legal light little lock lodge long lord love low lower makepeace "
    "maker male man manor mantle market marks marsh marshal marshall martin master masters may mead meadows merchant "
    "mews mill miller mills minor minter moon moor moore morning moss mount mountain nation new newman nice night "
    "noon north nurse oak oakes officer old only orchard organ outlaw overall page paget paine painter palmer parish "
    "park parker parks parson pay peace peach peacock pike pink pitt place plant pole pollard pond pool poole pope "
    "post potter pound power powers price priest prince prior proud provost purse queen quick raven read reader ready "
    "reeve rice ride rivers roach road rock root rope round rowe rule salt sands savage sawyer scales school sea seal "
    "sellers sergeant service sexton shade sharp shaw shepherd shields shine shore short shovel silver simple singer "
    "skinner slack small smart smith snow south sparks speed spencer spring square stable stack staff stamp stand "
    "steel steele stern steward stocks stone street strong style sugar sweet swift tailor tanner taylor temple "
    "thatcher thorn tiller tower town towns townsend trainer trend trip tripp trout tucker turner tutor tyler upton "
    "vale vicar vine wainwright walker wall walls ward warden warner water waters weaver webb weeks welcome well "
    "wells west wheat wheeler white whitehead whole wild wilde winner wise wolf wood woods woodward word wright yard "
    "yates young younger youngs"
)
_PLACES = (
    "barnet barnsley bath bedford berlin blackburn blackpool bolton boston bradford brent brighton bristol buckingham "
    "burnley burton bury camden carlisle chester chesterfield china cornwall coventry crawley croydon cumberland "
    "darlington derby devon doncaster dorset dover dudley durham enfield england essex exeter gloucester halifax "
    "hampshire harlow hartford hastings hertford holland hull india ireland israel kendal kent kingston knowsley "
    "lancaster leeds leicester lewes lincoln london luton manchester medway milton newark newcastle newport "
    "northampton norwich nottingham oldham oxford plymouth preston reading redbridge redditch richmond rochdale "
    "rochester rotherham rutland salford scotland sefton sheffield shropshire slough somerset southend stafford "
    "stamford stanley stockport stockton stoke stratford suffolk sunderland surrey sussex sutton swindon tamworth "
    "telford thanet torbay wakefield wales walsall waltham warrington warwick watford westminster whitby wigan "
    "wiltshire winchester windsor wolverhampton worcester york"
)
# Words that are common in a board's texts, but may be somebody's name as well.
_OF_A_BOARD = (
    "action adviser agenda area audit board cabinet chair council decision director divine early evidence family "
    "front lead leader manager measure mentor minute minutes notice owner plan practice priority progress quality "
    "review risk safe senior social support target team visit worker"
)

NAMES_THAT_ARE_WORDS = frozenset(" ".join((_DAYS, _GIVEN, _FAMILY, _PLACES, _OF_A_BOARD)).split())
