BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'boardbot','m001_the_log','2026-11-28 15:23:31.318053+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'boardbot','m002_the_outbox','2026-11-28 15:23:31.323483+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'boardbot','m003_the_indexes_in_use','2026-11-28 15:23:31.332229+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'boardbot','m004_seen_requests','2026-11-28 15:23:31.333119+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'boardbot','m005_refuse_every_way_in','2026-11-28 15:23:31.333635+00:00');
INSERT INTO "_sqlite_migrations" VALUES(6,'boardbot','m006_whose_claim','2026-11-28 15:23:31.335151+00:00');
INSERT INTO "_sqlite_migrations" VALUES(7,'boardbot','m007_who_is_accountable','2026-11-28 15:23:31.341258+00:00');
INSERT INTO "_sqlite_migrations" VALUES(8,'boardbot','m008_refs_as_they_look','2026-11-28 15:23:31.341793+00:00');
INSERT INTO "_sqlite_migrations" VALUES(9,'boardbot','m009_how_often','2026-11-28 15:23:31.342283+00:00');
INSERT INTO "_sqlite_migrations" VALUES(10,'boardbot','m010_home_tabs','2026-11-28 15:23:31.342751+00:00');
INSERT INTO "_sqlite_migrations" VALUES(11,'boardbot','m011_reminders','2026-11-28 15:23:31.345739+00:00');
INSERT INTO "_sqlite_migrations" VALUES(12,'boardbot','m012_a_chain_for_each_board','2026-11-28 15:23:31.347204+00:00');
INSERT INTO "_sqlite_migrations" VALUES(13,'boardbot','m013_given','2026-11-28 15:23:31.347952+00:00');
INSERT INTO "_sqlite_migrations" VALUES(14,'boardbot','m014_decisions','2026-11-28 15:23:31.353021+00:00');
INSERT INTO "_sqlite_migrations" VALUES(15,'boardbot','m015_agreed_dates','2026-11-28 15:23:31.357176+00:00');
INSERT INTO "_sqlite_migrations" VALUES(16,'boardbot','m016_posts_by_ts','2026-11-28 15:23:31.357848+00:00');
CREATE TABLE absences (
    team TEXT NOT NULL,
    person TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT,
    PRIMARY KEY (team, person, since)
);
CREATE TABLE actions (
    id INTEGER PRIMARY KEY,
    board_id INTEGER NOT NULL REFERENCES boards (id),
    ref TEXT NOT NULL,
    ref_key TEXT NOT NULL,
    title TEXT NOT NULL,
    status TEXT NOT NULL,
    owner_id TEXT,
    owner_words TEXT NOT NULL,
    due_on TEXT,
    due_words TEXT NOT NULL,
    original_due_on TEXT,
    moves INTEGER NOT NULL,
    rating TEXT NOT NULL,
    rating_reason TEXT NOT NULL,
    progress TEXT NOT NULL,
    measure TEXT NOT NULL,
    area TEXT NOT NULL,
    source TEXT NOT NULL,
    note TEXT NOT NULL,
    evidence TEXT NOT NULL,
    body TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    updated_at TEXT NOT NULL, accountable_id TEXT, accountable_words TEXT NOT NULL DEFAULT '', snoozed_until TEXT, asked_due_on TEXT, asked_by TEXT NOT NULL DEFAULT '', asked_on TEXT, asked_why TEXT NOT NULL DEFAULT '',
    UNIQUE (board_id, ref_key)
);
INSERT INTO "actions" VALUES(1,1,'A1','a1','By ref','not started','U0JO','',NULL,'',NULL,0,'','','','M6','R01','','','','','2020-07-08T08:06:00.000000+00:00','2020-07-08T08:06:00.000000+00:00',NULL,'',NULL,NULL,'',NULL,'');
INSERT INTO "actions" VALUES(2,1,'A2','a2','By title','not started','U0JO','',NULL,'',NULL,0,'','','','','R01','','','','','2020-07-08T08:08:00.000000+00:00','2020-07-08T08:08:00.000000+00:00',NULL,'',NULL,NULL,'',NULL,'');
INSERT INTO "actions" VALUES(3,1,'A3','a3','By words','not started','U0JO','',NULL,'',NULL,0,'','','','','Early help','','','','','2020-07-08T08:10:00.000000+00:00','2020-07-08T08:10:00.000000+00:00',NULL,'',NULL,NULL,'',NULL,'');
INSERT INTO "actions" VALUES(4,1,'A4','a4','By the same words','not started','U0JO','',NULL,'',NULL,0,'','','','','early help','','','','','2020-07-08T08:12:00.000000+00:00','2020-07-08T08:12:00.000000+00:00',NULL,'',NULL,NULL,'',NULL,'');
INSERT INTO "actions" VALUES(5,1,'A5','a5','By two refs','not started','U0JO','',NULL,'',NULL,0,'','','','','R01, R02','','','','','2020-07-08T08:14:00.000000+00:00','2020-07-08T08:14:00.000000+00:00',NULL,'',NULL,NULL,'',NULL,'');
INSERT INTO "actions" VALUES(6,1,'A6','a6','By odd words','not started','U0JO','',NULL,'',NULL,0,'','','','','“Ymweliadau” & more','','','','','2020-07-08T08:16:00.000000+00:00','2020-07-08T08:16:00.000000+00:00',NULL,'',NULL,NULL,'',NULL,'');
INSERT INTO "actions" VALUES(7,1,'A7','a7','Changed twice','not started','U0JO','',NULL,'',NULL,0,'','','','','Old heading','','','','','2020-07-08T08:18:00.000000+00:00','2020-07-08T08:18:00.000000+00:00',NULL,'',NULL,NULL,'',NULL,'');
INSERT INTO "actions" VALUES(8,1,'A8','a8','Undone','not started','U0JO','',NULL,'',NULL,0,'','','','','Early help','','','','','2020-07-08T08:22:00.000000+00:00','2020-07-08T08:22:00.000000+00:00',NULL,'',NULL,NULL,'',NULL,'');
INSERT INTO "actions" VALUES(9,1,'A9','a9','None','not started','U0JO','',NULL,'',NULL,0,'','','','','','','','','','2020-07-08T08:28:00.000000+00:00','2020-07-08T08:28:00.000000+00:00',NULL,'',NULL,NULL,'',NULL,'');
INSERT INTO "actions" VALUES(10,1,'A10','a10','Moved on @Jo Reed','not started','U0JO','',NULL,'',NULL,0,'','','','','R02','','','','','2020-07-08T08:30:00.000000+00:00','2020-07-08T08:32:00.000000+00:00',NULL,'',NULL,NULL,'',NULL,'');
INSERT INTO "actions" VALUES(11,1,'P1','p1','One','not started',NULL,'Head',NULL,'',NULL,0,'','','','M1','Front door','','','','','2020-07-08T08:34:00.000000+00:00','2020-07-08T08:34:00.000000+00:00',NULL,'',NULL,NULL,'',NULL,'');
INSERT INTO "actions" VALUES(12,1,'P2','p2','Two','not started',NULL,'Head',NULL,'',NULL,0,'','','','','R03','','','','','2020-07-08T08:34:00.000000+00:00','2020-07-08T08:34:00.000000+00:00',NULL,'',NULL,NULL,'',NULL,'');
INSERT INTO "actions" VALUES(13,1,'R01-09','r01-09','Three','not started',NULL,'Head',NULL,'',NULL,0,'','','','','R01','','','','','2020-07-08T08:34:00.000000+00:00','2020-07-08T08:34:00.000000+00:00',NULL,'',NULL,NULL,'',NULL,'');
CREATE TABLE answers (
    id INTEGER PRIMARY KEY,
    delivery TEXT NOT NULL,
    team TEXT NOT NULL,
    channel TEXT NOT NULL,
    person TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    at TEXT NOT NULL,
    reply TEXT NOT NULL
);
INSERT INTO "answers" VALUES(1,'delivery-0','T0COUNCIL','C0BOARD','U0SAM','33c5a1fb64d39f3eb3f750c66d676161e879a421faa8c33b2b7fc774163cc60b','2020-07-08T08:00:00.000000+00:00','{"parts": [{"lines": [[{"bold": "Improvement Board is set up in this channel."}], ["Chair: <@U0PAT> · Support: <@U0SAM>"], ["Next: invite me, so that I can post the digest here: ", {"code": "/invite @boardbot"}], ["The digest will be posted every Monday at 09:00. Everything you can type: ", {"code": "/board help"}]]}, {"lines": [[{"bold": "The first hour"}, ": 2 of 4 steps are done"], ["1. Set the board up · done"], ["2. Name the chair and board support · done"], ["3. Bring the actions in: whoever runs boardbot can import the plan''s spreadsheet · to do: ", {"code": "/action add <title> @owner due: end of August"}], ["4. Add the measures and the next meeting · to do: ", {"code": "/measure add M1 <title>"}, " and ", {"code": "/board meeting 5 Aug 2020"}]]}, {"buttons": [["Log an action", "/action add"], ["Add a measure", "/measure add"], ["Add a meeting", "/board meeting", true, ""]]}], "public": false, "refused": false, "posts": true}');
INSERT INTO "answers" VALUES(2,'delivery-1','T0COUNCIL','C0BOARD','U0SAM','b65fcf8fb43296bb318b588fddefe820f7fb464baf41db2fa4c6a456ac28636f','2020-07-08T08:02:00.000000+00:00','{"parts": [{"lines": [[{"bold": "M1 added."}, " Caseloads"], ["Now its target: ", {"code": "/measure target M1 at least 85% by 30 June 2021"}]]}], "public": false, "refused": false, "posts": false}');
INSERT INTO "answers" VALUES(3,'delivery-2','T0COUNCIL','C0BOARD','U0SAM','42c4040c98c8f724e86e548e23b94b87f3e59ecde8c39a4b22658b4e98a4d0f5','2020-07-08T08:04:00.000000+00:00','{"parts": [{"lines": [[{"bold": "M6 added."}, " Visits"], ["Now its target: ", {"code": "/measure target M6 at least 85% by 30 June 2021"}]]}], "public": false, "refused": false, "posts": false}');
INSERT INTO "answers" VALUES(4,'delivery-3','T0COUNCIL','C0BOARD','U0SAM','c11cb6466a194bd01835932dc323a1deb63ea6beb79726bc7293a52b3d8609d8','2020-07-08T08:06:00.000000+00:00','{"parts": [{"lines": [[{"bold": "A1 logged."}, " By ref"], ["Owner <@U0JO> · no due date · measure M6 · area R01", " · Undo: ", {"code": "/action undo"}]]}, {"buttons": [["Update", "/action update A1", false, "A1"], ["Done", "/action done A1", false, "A1"], ["Give it a date", "/action due A1", false, "A1"], ["Undo", "/action undo A1 #7", false, "A1"]]}], "public": false, "refused": false, "posts": false}');
INSERT INTO "answers" VALUES(5,'delivery-4','T0COUNCIL','C0BOARD','U0SAM','ef6fbda2778953f7d4d051a60f1b6bfaa8bfa70efc890638f6ef3dfb3cacaf98','2020-07-08T08:08:00.000000+00:00','{"parts": [{"lines": [[{"bold": "A2 logged."}, " By title"], ["Owner <@U0JO> · no due date · area R01", " · Undo: ", {"code": "/action undo"}]]}, {"buttons": [["Update", "/action update A2", false, "A2"], ["Done", "/action done A2", false, "A2"], ["Give it a date", "/action due A2", false, "A2"], ["Undo", "/action undo A2 #8", false, "A2"]]}], "public": false, "refused": false, "posts": false}');
INSERT INTO "answers" VALUES(6,'delivery-5','T0COUNCIL','C0BOARD','U0SAM','698f351b62982f7ed2a9ac4674aeea54977000e940f08f5d8cdc60ab9fa94277','2020-07-08T08:10:00.000000+00:00','{"parts": [{"lines": [[{"bold": "A3 logged."}, " By words"], ["Owner <@U0JO> · no due date · area Early help", " · Undo: ", {"code": "/action undo"}]]}, {"buttons": [["Update", "/action update A3", false, "A3"], ["Done", "/action done A3", false, "A3"], ["Give it a date", "/action due A3", false, "A3"], ["Undo", "/action undo A3 #9", false, "A3"]]}], "public": false, "refused": false, "posts": false}');
INSERT INTO "answers" VALUES(7,'delivery-6','T0COUNCIL','C0BOARD','U0SAM','9dbc2b558e0ffcbd8c5b230243936c4bfd2a466688f8193f2d8fc8d9c2d6f2af','2020-07-08T08:12:00.000000+00:00','{"parts": [{"lines": [[{"bold": "A4 logged."}, " By the same words"], ["Owner <@U0JO> · no due date · area early help", " · Undo: ", {"code": "/action undo"}]]}, {"buttons": [["Update", "/action update A4", false, "A4"], ["Done", "/action done A4", false, "A4"], ["Give it a date", "/action due A4", false, "A4"], ["Undo", "/action undo A4 #10", false, "A4"]]}], "public": false, "refused": false, "posts": false}');
INSERT INTO "answers" VALUES(8,'delivery-7','T0COUNCIL','C0BOARD','U0SAM','87aa0cbde3953c1d187abaff851ae71a0e9e8462aeb16777103e2b0b6c192e37','2020-07-08T08:14:00.000000+00:00','{"parts": [{"lines": [[{"bold": "A5 logged."}, " By two refs"], ["Owner <@U0JO> · no due date · area R01, R02", " · Undo: ", {"code": "/action undo"}]]}, {"buttons": [["Update", "/action update A5", false, "A5"], ["Done", "/action done A5", false, "A5"], ["Give it a date", "/action due A5", false, "A5"], ["Undo", "/action undo A5 #11", false, "A5"]]}], "public": false, "refused": false, "posts": false}');
INSERT INTO "answers" VALUES(9,'delivery-8','T0COUNCIL','C0BOARD','U0SAM','3bf843807926095fd3da832fd2944f54e605c47906cb4abf855e186b132db41b','2020-07-08T08:16:00.000000+00:00','{"parts": [{"lines": [[{"bold": "A6 logged."}, " By odd words"], ["Owner <@U0JO> · no due date · area “Ymweliadau” & more", " · Undo: ", {"code": "/action undo"}]]}, {"buttons": [["Update", "/action update A6", false, "A6"], ["Done", "/action done A6", false, "A6"], ["Give it a date", "/action due A6", false, "A6"], ["Undo", "/action undo A6 #12", false, "A6"]]}], "public": false, "refused": false, "posts": false}');
INSERT INTO "answers" VALUES(10,'delivery-9','T0COUNCIL','C0BOARD','U0SAM','066c6105e829e5925bd84c2a51ba63dd654666a9d7d45dca863a9f609efe6281','2020-07-08T08:18:00.000000+00:00','{"parts": [{"lines": [[{"bold": "A7 logged."}, " Changed twice"], ["Owner <@U0JO> · no due date · area Old heading", " · Undo: ", {"code": "/action undo"}]]}, {"buttons": [["Update", "/action update A7", false, "A7"], ["Done", "/action done A7", false, "A7"], ["Give it a date", "/action due A7", false, "A7"], ["Undo", "/action undo A7 #13", false, "A7"]]}], "public": false, "refused": false, "posts": false}');
INSERT INTO "answers" VALUES(11,'delivery-10','T0COUNCIL','C0BOARD','U0SAM','','2020-07-08T08:20:00.000000+00:00','{"parts": [{"lines": [[{"bold": "Not linked."}, " A7 is linked to Old heading, and an action has one area for now. To replace it:"], [{"code": "/action link A7 \"Newer heading instead of Old heading\" instead of \"Old heading\""}]]}], "public": false, "refused": true, "posts": false}');
INSERT INTO "answers" VALUES(12,'delivery-11','T0COUNCIL','C0BOARD','U0SAM','3e2c80304a5a3004771dc2c7aef109e74e8a6b5b28b869b5eabc80f83e2f427e','2020-07-08T08:22:00.000000+00:00','{"parts": [{"lines": [[{"bold": "A8 logged."}, " Undone"], ["Owner <@U0JO> · no due date · area Early help", " · Undo: ", {"code": "/action undo"}]]}, {"buttons": [["Update", "/action update A8", false, "A8"], ["Done", "/action done A8", false, "A8"], ["Give it a date", "/action due A8", false, "A8"], ["Undo", "/action undo A8 #14", false, "A8"]]}], "public": false, "refused": false, "posts": false}');
INSERT INTO "answers" VALUES(13,'delivery-12','T0COUNCIL','C0BOARD','U0SAM','','2020-07-08T08:24:00.000000+00:00','{"parts": [{"lines": [[{"bold": "Not linked."}, " A8 is linked to Early help, and an action has one area for now. To replace it:"], [{"code": "/action link A8 \"R03 instead of Early help\" instead of \"Early help\""}]]}], "public": false, "refused": true, "posts": false}');
INSERT INTO "answers" VALUES(14,'delivery-13','T0COUNCIL','C0BOARD','U0JO','','2020-07-08T08:26:00.000000+00:00','{"parts": [{"lines": [[{"bold": "Not undone."}, " You have changed nothing on this board that could be undone."]]}], "public": false, "refused": true, "posts": false}');
INSERT INTO "answers" VALUES(15,'delivery-14','T0COUNCIL','C0BOARD','U0SAM','ab069bc9d6e68b5bb361c6291a38baa88d82924601c552858f85c4c00919f306','2020-07-08T08:28:00.000000+00:00','{"parts": [{"lines": [[{"bold": "A9 logged."}, " None"], ["Owner <@U0JO> · no due date", " · Undo: ", {"code": "/action undo"}]]}, {"buttons": [["Update", "/action update A9", false, "A9"], ["Done", "/action done A9", false, "A9"], ["Give it a date", "/action due A9", false, "A9"], ["Undo", "/action undo A9 #15", false, "A9"]]}], "public": false, "refused": false, "posts": false}');
INSERT INTO "answers" VALUES(16,'delivery-15','T0COUNCIL','C0BOARD','U0SAM','2332adbda975f9afffdae21698df47ff2762ff9d778b54913483c94e16c9c40d','2020-07-08T08:30:00.000000+00:00','{"parts": [{"lines": [[{"bold": "A10 logged."}, " Moved on @Jo Reed"], ["Owner <@U0JO> · no due date · area Gone heading", " · Undo: ", {"code": "/action undo"}]]}, {"buttons": [["Update", "/action update A10", false, "A10"], ["Done", "/action done A10", false, "A10"], ["Give it a date", "/action due A10", false, "A10"], ["Undo", "/action undo A10 #16", false, "A10"]]}], "public": false, "refused": false, "posts": false}');
INSERT INTO "answers" VALUES(17,'delivery-16','T0COUNCIL','C0BOARD','U0SAM','5464ec60df2ee52e82871d3f3dd01b0d96862840d0473819dc63c1fc40e7afc2','2020-07-08T08:32:00.000000+00:00','{"parts": [{"lines": [[{"bold": "A10 linked."}, " Moved on @Jo Reed"], ["Linked to area R02 Record supervision, in place of Gone heading"]]}, {"buttons": [["Update", "/action update A10", false, "A10"], ["Done", "/action done A10", false, "A10"], ["Give it a date", "/action due A10", false, "A10"], ["Undo", "/action undo A10 #17", false, "A10"]]}], "public": false, "refused": false, "posts": false}');
CREATE TABLE areas (
    id INTEGER PRIMARY KEY,
    board_id INTEGER NOT NULL REFERENCES boards (id),
    ref TEXT NOT NULL,
    ref_key TEXT NOT NULL,
    title TEXT NOT NULL,
    theme TEXT NOT NULL DEFAULT '',
    priority TEXT NOT NULL DEFAULT '',
    measure TEXT NOT NULL DEFAULT '',
    lead TEXT NOT NULL DEFAULT '',
    route TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    UNIQUE (board_id, ref_key)
);
INSERT INTO "areas" VALUES(1,1,'R01','r01','Decide in time','Front door','P1','M1, M6','Head of MASH','Plan','Improvement Board');
INSERT INTO "areas" VALUES(2,1,'R02','r02','Record supervision','Practice','P2','M99','','BAU','Practice Board');
INSERT INTO "areas" VALUES(3,1,'R03','r03','Write plans','Practice','P2','m6','','Plan','');
CREATE TABLE boards (
    id INTEGER PRIMARY KEY,
    team TEXT NOT NULL,
    channel TEXT NOT NULL,
    name TEXT NOT NULL,
    timezone TEXT NOT NULL,
    digest_weekday INTEGER NOT NULL,
    digest_time TEXT NOT NULL,
    paused INTEGER NOT NULL DEFAULT 0,
    shared INTEGER NOT NULL DEFAULT 0,
    slots_from TEXT NOT NULL,
    next_action INTEGER NOT NULL DEFAULT 1,
    next_measure INTEGER NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL, reminders_from TEXT, away_words TEXT NOT NULL DEFAULT '', dates TEXT NOT NULL DEFAULT 'owner',
    UNIQUE (team, channel)
);
INSERT INTO "boards" VALUES(1,'T0COUNCIL','C0BOARD','Improvement Board','Europe/London',0,'09:00',0,0,'2020-07-08T08:00:00.000000+00:00',11,1,'2020-07-08T08:00:00.000000+00:00',NULL,'','agreed');
CREATE TABLE claims (
    id INTEGER PRIMARY KEY,
    measure_id INTEGER NOT NULL REFERENCES measures (id),
    reported TEXT NOT NULL,
    met INTEGER NOT NULL,
    as_at TEXT NOT NULL,
    source TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    withdrawn INTEGER NOT NULL DEFAULT 0
, body TEXT NOT NULL DEFAULT 'the council', body_stated INTEGER NOT NULL DEFAULT 0);
CREATE TABLE conditions (
    id INTEGER PRIMARY KEY,
    measure_id INTEGER NOT NULL REFERENCES measures (id),
    label TEXT NOT NULL,
    kind TEXT NOT NULL,
    indicator TEXT NOT NULL,
    unit TEXT NOT NULL,
    higher INTEGER NOT NULL,
    target TEXT,
    due_on TEXT,
    due_words TEXT NOT NULL,
    monthly INTEGER NOT NULL,
    comparator TEXT NOT NULL,
    within TEXT,
    source TEXT NOT NULL,
    note TEXT NOT NULL,
    questions TEXT NOT NULL,
    replaced_by INTEGER REFERENCES conditions (id),
    withdrawn INTEGER NOT NULL DEFAULT 0,
    UNIQUE (measure_id, label)
);
CREATE TABLE digests (
    id INTEGER PRIMARY KEY,
    board_id INTEGER NOT NULL REFERENCES boards (id),
    slot TEXT NOT NULL,
    composed_at TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    history_id INTEGER NOT NULL,
    history_hash TEXT NOT NULL,
    UNIQUE (board_id, slot)
);
CREATE TABLE frequencies (
    id INTEGER PRIMARY KEY,
    measure_id INTEGER NOT NULL REFERENCES measures (id),
    indicator TEXT NOT NULL,
    every TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    withdrawn INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE given (
    id INTEGER PRIMARY KEY,
    team TEXT NOT NULL,
    person TEXT NOT NULL,
    board_id INTEGER NOT NULL REFERENCES boards (id),
    action_id INTEGER NOT NULL REFERENCES actions (id),
    given_by TEXT NOT NULL,
    given_at TEXT NOT NULL,
    told_at TEXT
);
CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    board_id INTEGER NOT NULL REFERENCES boards (id),
    subject TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    ref TEXT NOT NULL,
    verb TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    said TEXT NOT NULL,
    changes TEXT NOT NULL,
    why TEXT NOT NULL,
    undoes INTEGER,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
, rule INTEGER NOT NULL DEFAULT 1);
INSERT INTO "history" VALUES(1,1,'board',1,'Improvement Board','setup','U0SAM','2020-07-08T08:00:00.000000+00:00','/board setup Improvement Board chair: <@U0PAT>','{"U0PAT": [null, "chair"], "U0SAM": [null, "support"], "channel": [null, "C0BOARD"], "dates": [null, "agreed"], "name": [null, "Improvement Board"], "shared": [null, false], "team": [null, "T0COUNCIL"], "timezone": [null, "Europe/London"]}','',NULL,'','de48a85793c73c0211abe79ae33fe05eda64cfe4512f476a67fe317c1f3689f3',2);
INSERT INTO "history" VALUES(2,1,'measure',1,'M1','add','U0SAM','2020-07-08T08:02:00.000000+00:00','/measure add M1 Caseloads','{"owner_id": [null, null], "owner_words": [null, ""], "source": [null, ""], "title": [null, "Caseloads"]}','',NULL,'de48a85793c73c0211abe79ae33fe05eda64cfe4512f476a67fe317c1f3689f3','52f7e864da7878f083c491da6366ee4df46d62f50b43f60fa403d6a0e207f638',2);
INSERT INTO "history" VALUES(3,1,'measure',2,'M6','add','U0SAM','2020-07-08T08:04:00.000000+00:00','/measure add M6 Visits','{"owner_id": [null, null], "owner_words": [null, ""], "source": [null, ""], "title": [null, "Visits"]}','',NULL,'52f7e864da7878f083c491da6366ee4df46d62f50b43f60fa403d6a0e207f638','3c8561158f84205e58906c4ca80a4e4f0155e49d986551ec33b6d5c016c07bbd',2);
INSERT INTO "history" VALUES(4,1,'board',1,'R01','import','boardbot import','2020-07-08T08:06:00.000000+00:00','recommendations.csv, row 2','{"area": [null, "Decide in time"], "body": [null, "Improvement Board"], "lead": [null, "Head of MASH"], "measure": [null, "M1, M6"], "priority": [null, "P1"], "ref": [null, "R01"], "route": [null, "Plan"], "theme": [null, "Front door"], "title": [null, "Decide in time"]}','',NULL,'3c8561158f84205e58906c4ca80a4e4f0155e49d986551ec33b6d5c016c07bbd','5a5c0f8beeea2fa191816668235c88571b385a922eb3675a7208138a4ed24f54',2);
INSERT INTO "history" VALUES(5,1,'board',1,'R02','import','boardbot import','2020-07-08T08:06:00.000000+00:00','recommendations.csv, row 3','{"area": [null, "Record supervision"], "body": [null, "Practice Board"], "lead": [null, ""], "measure": [null, "M99"], "priority": [null, "P2"], "ref": [null, "R02"], "route": [null, "BAU"], "theme": [null, "Practice"], "title": [null, "Record supervision"]}','',NULL,'5a5c0f8beeea2fa191816668235c88571b385a922eb3675a7208138a4ed24f54','1032e472efe242260cb9d2edd9517a4e00353927940518f2ce8154796b8d416d',2);
INSERT INTO "history" VALUES(6,1,'board',1,'R03','import','boardbot import','2020-07-08T08:06:00.000000+00:00','recommendations.csv, row 4','{"area": [null, "Write plans"], "body": [null, ""], "lead": [null, ""], "measure": [null, "m6"], "priority": [null, "P2"], "ref": [null, "R03"], "route": [null, "Plan"], "theme": [null, "Practice"], "title": [null, "Write plans"]}','',NULL,'1032e472efe242260cb9d2edd9517a4e00353927940518f2ce8154796b8d416d','2853d63f59b460ccf8e54f3f3b6d8db444047aeed327adcac1c6348403c12f47',2);
INSERT INTO "history" VALUES(7,1,'action',1,'A1','add','U0SAM','2020-07-08T08:06:00.000000+00:00','/action add By ref <@U0JO> area: r01 measure: m6','{"accountable_words": [null, ""], "area": [null, "R01"], "asked_by": [null, ""], "asked_why": [null, ""], "body": [null, ""], "due_words": [null, ""], "evidence": [null, ""], "id": [null, 1], "measure": [null, "M6"], "moves": [null, 0], "note": [null, ""], "opened_at": [null, "2020-07-08T08:06:00.000000+00:00"], "owner_id": [null, "U0JO"], "owner_words": [null, ""], "progress": [null, ""], "rating": [null, ""], "rating_reason": [null, ""], "ref": [null, "A1"], "source": [null, ""], "status": [null, "not started"], "title": [null, "By ref"], "updated_at": [null, "2020-07-08T08:06:00.000000+00:00"]}','',NULL,'2853d63f59b460ccf8e54f3f3b6d8db444047aeed327adcac1c6348403c12f47','8d870db45e82200cc0b5f658865f625d23b213d1e7441aae035e691f2c0d0174',2);
INSERT INTO "history" VALUES(8,1,'action',2,'A2','add','U0SAM','2020-07-08T08:08:00.000000+00:00','/action add By title <@U0JO> area: Decide in time','{"accountable_words": [null, ""], "area": [null, "R01"], "asked_by": [null, ""], "asked_why": [null, ""], "body": [null, ""], "due_words": [null, ""], "evidence": [null, ""], "id": [null, 2], "measure": [null, ""], "moves": [null, 0], "note": [null, ""], "opened_at": [null, "2020-07-08T08:08:00.000000+00:00"], "owner_id": [null, "U0JO"], "owner_words": [null, ""], "progress": [null, ""], "rating": [null, ""], "rating_reason": [null, ""], "ref": [null, "A2"], "source": [null, ""], "status": [null, "not started"], "title": [null, "By title"], "updated_at": [null, "2020-07-08T08:08:00.000000+00:00"]}','',NULL,'8d870db45e82200cc0b5f658865f625d23b213d1e7441aae035e691f2c0d0174','1e93ee5602c0bcc606c86d5320b8c96743d3fd16c75f680f53c719a79c9baa09',2);
INSERT INTO "history" VALUES(9,1,'action',3,'A3','add','U0SAM','2020-07-08T08:10:00.000000+00:00','/action add By words <@U0JO> area: Early help','{"accountable_words": [null, ""], "area": [null, "Early help"], "asked_by": [null, ""], "asked_why": [null, ""], "body": [null, ""], "due_words": [null, ""], "evidence": [null, ""], "id": [null, 3], "measure": [null, ""], "moves": [null, 0], "note": [null, ""], "opened_at": [null, "2020-07-08T08:10:00.000000+00:00"], "owner_id": [null, "U0JO"], "owner_words": [null, ""], "progress": [null, ""], "rating": [null, ""], "rating_reason": [null, ""], "ref": [null, "A3"], "source": [null, ""], "status": [null, "not started"], "title": [null, "By words"], "updated_at": [null, "2020-07-08T08:10:00.000000+00:00"]}','',NULL,'1e93ee5602c0bcc606c86d5320b8c96743d3fd16c75f680f53c719a79c9baa09','36a8b42dd9baeb6b264fea732bf3bbce3710039d1dd7823d966f968ff69f23ff',2);
INSERT INTO "history" VALUES(10,1,'action',4,'A4','add','U0SAM','2020-07-08T08:12:00.000000+00:00','/action add By the same words <@U0JO> area: early help','{"accountable_words": [null, ""], "area": [null, "early help"], "asked_by": [null, ""], "asked_why": [null, ""], "body": [null, ""], "due_words": [null, ""], "evidence": [null, ""], "id": [null, 4], "measure": [null, ""], "moves": [null, 0], "note": [null, ""], "opened_at": [null, "2020-07-08T08:12:00.000000+00:00"], "owner_id": [null, "U0JO"], "owner_words": [null, ""], "progress": [null, ""], "rating": [null, ""], "rating_reason": [null, ""], "ref": [null, "A4"], "source": [null, ""], "status": [null, "not started"], "title": [null, "By the same words"], "updated_at": [null, "2020-07-08T08:12:00.000000+00:00"]}','',NULL,'36a8b42dd9baeb6b264fea732bf3bbce3710039d1dd7823d966f968ff69f23ff','9dd4b67200b9ed655043f7dc0c397e166f2f884fa9d8535248c2ee6b7ce424b9',2);
INSERT INTO "history" VALUES(11,1,'action',5,'A5','add','U0SAM','2020-07-08T08:14:00.000000+00:00','/action add By two refs <@U0JO> area: R01, R02','{"accountable_words": [null, ""], "area": [null, "R01, R02"], "asked_by": [null, ""], "asked_why": [null, ""], "body": [null, ""], "due_words": [null, ""], "evidence": [null, ""], "id": [null, 5], "measure": [null, ""], "moves": [null, 0], "note": [null, ""], "opened_at": [null, "2020-07-08T08:14:00.000000+00:00"], "owner_id": [null, "U0JO"], "owner_words": [null, ""], "progress": [null, ""], "rating": [null, ""], "rating_reason": [null, ""], "ref": [null, "A5"], "source": [null, ""], "status": [null, "not started"], "title": [null, "By two refs"], "updated_at": [null, "2020-07-08T08:14:00.000000+00:00"]}','',NULL,'9dd4b67200b9ed655043f7dc0c397e166f2f884fa9d8535248c2ee6b7ce424b9','2a2ced16cd6d16c67a7f6400b167ab3a3b0e21809749ea69dc11c51bf9690070',2);
INSERT INTO "history" VALUES(12,1,'action',6,'A6','add','U0SAM','2020-07-08T08:16:00.000000+00:00','/action add By odd words <@U0JO> area: “Ymweliadau” & more','{"accountable_words": [null, ""], "area": [null, "“Ymweliadau” & more"], "asked_by": [null, ""], "asked_why": [null, ""], "body": [null, ""], "due_words": [null, ""], "evidence": [null, ""], "id": [null, 6], "measure": [null, ""], "moves": [null, 0], "note": [null, ""], "opened_at": [null, "2020-07-08T08:16:00.000000+00:00"], "owner_id": [null, "U0JO"], "owner_words": [null, ""], "progress": [null, ""], "rating": [null, ""], "rating_reason": [null, ""], "ref": [null, "A6"], "source": [null, ""], "status": [null, "not started"], "title": [null, "By odd words"], "updated_at": [null, "2020-07-08T08:16:00.000000+00:00"]}','',NULL,'2a2ced16cd6d16c67a7f6400b167ab3a3b0e21809749ea69dc11c51bf9690070','5a2fc04c8262cbe4869fdc077ace869d09a7ad3cd850e16c1bb2b5432a720056',2);
INSERT INTO "history" VALUES(13,1,'action',7,'A7','add','U0SAM','2020-07-08T08:18:00.000000+00:00','/action add Changed twice <@U0JO> area: Old heading','{"accountable_words": [null, ""], "area": [null, "Old heading"], "asked_by": [null, ""], "asked_why": [null, ""], "body": [null, ""], "due_words": [null, ""], "evidence": [null, ""], "id": [null, 7], "measure": [null, ""], "moves": [null, 0], "note": [null, ""], "opened_at": [null, "2020-07-08T08:18:00.000000+00:00"], "owner_id": [null, "U0JO"], "owner_words": [null, ""], "progress": [null, ""], "rating": [null, ""], "rating_reason": [null, ""], "ref": [null, "A7"], "source": [null, ""], "status": [null, "not started"], "title": [null, "Changed twice"], "updated_at": [null, "2020-07-08T08:18:00.000000+00:00"]}','',NULL,'5a2fc04c8262cbe4869fdc077ace869d09a7ad3cd850e16c1bb2b5432a720056','bfa70159e9a80673fc7780dca6eb8b23fb813dcbeb854cb7c95cb17d58d0d5a1',2);
INSERT INTO "history" VALUES(14,1,'action',8,'A8','add','U0SAM','2020-07-08T08:22:00.000000+00:00','/action add Undone <@U0JO> area: Early help','{"accountable_words": [null, ""], "area": [null, "Early help"], "asked_by": [null, ""], "asked_why": [null, ""], "body": [null, ""], "due_words": [null, ""], "evidence": [null, ""], "id": [null, 8], "measure": [null, ""], "moves": [null, 0], "note": [null, ""], "opened_at": [null, "2020-07-08T08:22:00.000000+00:00"], "owner_id": [null, "U0JO"], "owner_words": [null, ""], "progress": [null, ""], "rating": [null, ""], "rating_reason": [null, ""], "ref": [null, "A8"], "source": [null, ""], "status": [null, "not started"], "title": [null, "Undone"], "updated_at": [null, "2020-07-08T08:22:00.000000+00:00"]}','',NULL,'bfa70159e9a80673fc7780dca6eb8b23fb813dcbeb854cb7c95cb17d58d0d5a1','2c28b3e1d3d0307f1af602f0b70c81acc7bcd089938e12a7a639c05fd3b1a624',2);
INSERT INTO "history" VALUES(15,1,'action',9,'A9','add','U0SAM','2020-07-08T08:28:00.000000+00:00','/action add None <@U0JO>','{"accountable_words": [null, ""], "area": [null, ""], "asked_by": [null, ""], "asked_why": [null, ""], "body": [null, ""], "due_words": [null, ""], "evidence": [null, ""], "id": [null, 9], "measure": [null, ""], "moves": [null, 0], "note": [null, ""], "opened_at": [null, "2020-07-08T08:28:00.000000+00:00"], "owner_id": [null, "U0JO"], "owner_words": [null, ""], "progress": [null, ""], "rating": [null, ""], "rating_reason": [null, ""], "ref": [null, "A9"], "source": [null, ""], "status": [null, "not started"], "title": [null, "None"], "updated_at": [null, "2020-07-08T08:28:00.000000+00:00"]}','',NULL,'2c28b3e1d3d0307f1af602f0b70c81acc7bcd089938e12a7a639c05fd3b1a624','1f5ade07b249d831246fdb61954fd8d29794148c45b76cd89408133e83dfab92',2);
INSERT INTO "history" VALUES(16,1,'action',10,'A10','add','U0SAM','2020-07-08T08:30:00.000000+00:00','/action add Moved on <@U0JO> area: Gone heading','{"accountable_words": [null, ""], "area": [null, "Gone heading"], "asked_by": [null, ""], "asked_why": [null, ""], "body": [null, ""], "due_words": [null, ""], "evidence": [null, ""], "id": [null, 10], "measure": [null, ""], "moves": [null, 0], "note": [null, ""], "opened_at": [null, "2020-07-08T08:30:00.000000+00:00"], "owner_id": [null, "U0JO"], "owner_words": [null, ""], "progress": [null, ""], "rating": [null, ""], "rating_reason": [null, ""], "ref": [null, "A10"], "source": [null, ""], "status": [null, "not started"], "title": [null, "Moved on @Jo Reed"], "updated_at": [null, "2020-07-08T08:30:00.000000+00:00"]}','',NULL,'1f5ade07b249d831246fdb61954fd8d29794148c45b76cd89408133e83dfab92','86676d1841ff178f395db48b4e7c17580ca19d952d96bc29ecbca6fa63cb2ace',2);
INSERT INTO "history" VALUES(17,1,'action',10,'A10','link','U0SAM','2020-07-08T08:32:00.000000+00:00','/action link A10 R02 instead of Gone heading','{"area": ["Gone heading", "R02"], "updated_at": ["2020-07-08T08:30:00.000000+00:00", "2020-07-08T08:32:00.000000+00:00"]}','',NULL,'86676d1841ff178f395db48b4e7c17580ca19d952d96bc29ecbca6fa63cb2ace','887b8f1e8184d05bdcff0b081769d0272b83ffc04663b8fd53c55f9de62087cf',2);
INSERT INTO "history" VALUES(18,1,'action',11,'P1','import','boardbot import','2020-07-08T08:34:00.000000+00:00','plan.csv, row 2','{"accountable_words": [null, ""], "area": [null, "Front door"], "asked_by": [null, ""], "asked_why": [null, ""], "body": [null, ""], "due_words": [null, ""], "evidence": [null, ""], "id": [null, 11], "measure": [null, "M1"], "moves": [null, 0], "note": [null, ""], "opened_at": [null, "2020-07-08T08:34:00.000000+00:00"], "owner_words": [null, "Head"], "progress": [null, ""], "rating": [null, ""], "rating_reason": [null, ""], "ref": [null, "P1"], "source": [null, ""], "status": [null, "not started"], "title": [null, "One"], "updated_at": [null, "2020-07-08T08:34:00.000000+00:00"]}','',NULL,'887b8f1e8184d05bdcff0b081769d0272b83ffc04663b8fd53c55f9de62087cf','fc85930c4b464795d6131629f103ab3bba7fcfac4bd1491d7fb7d83d6f55d624',2);
INSERT INTO "history" VALUES(19,1,'action',12,'P2','import','boardbot import','2020-07-08T08:34:00.000000+00:00','plan.csv, row 3','{"accountable_words": [null, ""], "area": [null, "R03"], "asked_by": [null, ""], "asked_why": [null, ""], "body": [null, ""], "due_words": [null, ""], "evidence": [null, ""], "id": [null, 12], "measure": [null, ""], "moves": [null, 0], "note": [null, ""], "opened_at": [null, "2020-07-08T08:34:00.000000+00:00"], "owner_words": [null, "Head"], "progress": [null, ""], "rating": [null, ""], "rating_reason": [null, ""], "ref": [null, "P2"], "source": [null, ""], "status": [null, "not started"], "title": [null, "Two"], "updated_at": [null, "2020-07-08T08:34:00.000000+00:00"]}','',NULL,'fc85930c4b464795d6131629f103ab3bba7fcfac4bd1491d7fb7d83d6f55d624','66b659486cb5cf52f4d3a0c2597b2f72e61437182958248a40ebcc717311813e',2);
INSERT INTO "history" VALUES(20,1,'action',13,'R01-09','import','boardbot import','2020-07-08T08:34:00.000000+00:00','plan.csv, row 4','{"accountable_words": [null, ""], "area": [null, "R01"], "asked_by": [null, ""], "asked_why": [null, ""], "body": [null, ""], "due_words": [null, ""], "evidence": [null, ""], "id": [null, 13], "measure": [null, ""], "moves": [null, 0], "note": [null, ""], "opened_at": [null, "2020-07-08T08:34:00.000000+00:00"], "owner_words": [null, "Head"], "progress": [null, ""], "rating": [null, ""], "rating_reason": [null, ""], "ref": [null, "R01-09"], "source": [null, ""], "status": [null, "not started"], "title": [null, "Three"], "updated_at": [null, "2020-07-08T08:34:00.000000+00:00"]}','',NULL,'66b659486cb5cf52f4d3a0c2597b2f72e61437182958248a40ebcc717311813e','84d8a213c190ce8d8459de8b30cda1d7bddd3979c425db54660a5728bd8cb685',2);
CREATE TABLE home_tabs (
    team TEXT NOT NULL,
    person TEXT NOT NULL,
    board_id INTEGER REFERENCES boards (id),
    opened_at TEXT NOT NULL,
    PRIMARY KEY (team, person)
);
CREATE TABLE judgements (
    id INTEGER PRIMARY KEY,
    condition_id INTEGER NOT NULL REFERENCES conditions (id),
    met INTEGER NOT NULL,
    evidence TEXT NOT NULL,
    judged_by TEXT NOT NULL,
    judged_at TEXT NOT NULL,
    withdrawn INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE measures (
    id INTEGER PRIMARY KEY,
    board_id INTEGER NOT NULL REFERENCES boards (id),
    ref TEXT NOT NULL,
    ref_key TEXT NOT NULL,
    title TEXT NOT NULL,
    owner_id TEXT,
    owner_words TEXT NOT NULL,
    source TEXT NOT NULL,
    UNIQUE (board_id, ref_key)
);
INSERT INTO "measures" VALUES(1,1,'M1','m1','Caseloads',NULL,'','');
INSERT INTO "measures" VALUES(2,1,'M6','m6','Visits',NULL,'','');
CREATE TABLE meetings (
    board_id INTEGER NOT NULL REFERENCES boards (id),
    meets_on TEXT NOT NULL,
    PRIMARY KEY (board_id, meets_on)
);
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    team TEXT NOT NULL,
    board_id INTEGER REFERENCES boards (id),
    digest_id INTEGER REFERENCES digests (id),
    about INTEGER,
    channel TEXT NOT NULL,
    thread TEXT NOT NULL,
    message TEXT NOT NULL,
    composed_at TEXT NOT NULL,
    state TEXT NOT NULL,
    not_before TEXT NOT NULL,
    posted_at TEXT,
    ts TEXT NOT NULL DEFAULT '',
    error TEXT NOT NULL DEFAULT ''
);
INSERT INTO "outbox" VALUES(1,'told:1:U0PAT','T0COUNCIL',1,NULL,NULL,'U0PAT','','{"parts": [{"lines": [[{"bold": "Improvement Board is set up, and <@U0PAT> is its chair"}, "."], ["Set up by <@U0SAM>, who is board support."]]}], "public": false, "refused": false, "posts": false}','2020-07-08T08:00:00.000000+00:00','claimed','2020-07-08T08:00:00.000000+00:00',NULL,'','');
CREATE TABLE readings (
    id INTEGER PRIMARY KEY,
    measure_id INTEGER NOT NULL REFERENCES measures (id),
    indicator TEXT NOT NULL,
    as_at TEXT NOT NULL,
    value TEXT NOT NULL,
    unit TEXT NOT NULL,
    numerator INTEGER,
    denominator INTEGER,
    source TEXT NOT NULL,
    caveat TEXT NOT NULL,
    revises INTEGER NOT NULL,
    entered_at TEXT NOT NULL,
    withdrawn INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE reminder_habits (
    team TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    days TEXT NOT NULL,
    off INTEGER NOT NULL,
    PRIMARY KEY (team, person)
);
CREATE TABLE reminders (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    action_id INTEGER NOT NULL REFERENCES actions (id),
    person TEXT NOT NULL,
    occasion TEXT NOT NULL,
    due_on TEXT NOT NULL,
    planned_on TEXT NOT NULL,
    told_on TEXT NOT NULL,
    delivered INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE roles (
    board_id INTEGER NOT NULL REFERENCES boards (id),
    person TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (board_id, person)
);
INSERT INTO "roles" VALUES(1,'U0SAM','support');
INSERT INTO "roles" VALUES(1,'U0PAT','chair');
CREATE TABLE seen_requests (
    signature TEXT PRIMARY KEY,
    sent_at TEXT NOT NULL
);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX actions_by_status ON actions (board_id, status, due_on);
CREATE INDEX conditions_by_measure ON conditions (measure_id);
CREATE INDEX readings_by_measure ON readings (measure_id, as_at);
CREATE INDEX claims_by_measure ON claims (measure_id);
CREATE INDEX judgements_by_condition ON judgements (condition_id);
CREATE INDEX history_by_subject ON history (board_id, subject, subject_id);
CREATE INDEX history_by_time ON history (board_id, at);
CREATE INDEX answers_by_delivery ON answers (delivery);
CREATE INDEX answers_by_person ON answers (person, channel, id);
CREATE TRIGGER history_refuses_update BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_refuses_delete BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE INDEX digests_by_board ON digests (board_id);
CREATE INDEX outbox_by_state ON outbox (state);
CREATE INDEX outbox_by_digest ON outbox (digest_id, composed_at);
CREATE INDEX outbox_by_subject ON outbox (about);
CREATE INDEX history_by_person ON history (board_id, person, subject);
CREATE INDEX history_by_undoing ON history (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX seen_requests_by_time ON seen_requests (sent_at);
CREATE INDEX frequencies_by_measure ON frequencies (measure_id);
CREATE INDEX reminders_by_action ON reminders (action_id);
CREATE INDEX reminders_by_key ON reminders (key);
CREATE INDEX reminders_by_person ON reminders (person);
CREATE INDEX history_by_board ON history (board_id, rule);
CREATE INDEX history_in_common ON history (rule) WHERE rule = 1;
CREATE TRIGGER history_refuses_insert BEFORE INSERT ON history
WHEN NEW.id IS NOT (SELECT COALESCE(MAX(id), 0) + 1 FROM history)
    OR NEW.rule IS NOT 2
    OR NEW.previous_hash IS NOT COALESCE(
        (SELECT hash FROM history WHERE board_id = NEW.board_id AND rule = 2 ORDER BY id DESC LIMIT 1),
        (SELECT hash FROM history WHERE rule = 1 ORDER BY id DESC LIMIT 1),
        ''
    )
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE INDEX given_by_person ON given (team, person, told_at);
CREATE INDEX given_untold ON given (team, person) WHERE told_at IS NULL;
CREATE INDEX history_by_meeting ON history (board_id) WHERE instr(changes, '"at_meeting"') > 0;
CREATE INDEX outbox_by_ts ON outbox (ts);
COMMIT;
