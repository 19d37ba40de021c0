-- Every figure by plain SQL, from the definitions in docs/figures.md. Written apart from the program: nothing here is taken from its code.
-- Given: config (as_of, pass_mark, publish_people, month_starts, week_starts), people, moves, courses, assessments, cohorts, sessions, session_trainers, enrolments, attendance,
-- scores (with the exports behind, in reading order), feedback (a row for each rating; "row": the row of its file), checks, indicators, targets. Empty cells are NULL.
-- Scores, maxima and marks are in millionths.

-- Sessions up to the as-of date; those later are still to come. A blank status: held.
CREATE TEMP TABLE session AS
SELECT s.session_id, s.date, s.course_id, c.area, s.cohort_id, coalesce(s.status, 'held') AS status,
       coalesce(s.hours, CASE WHEN s."end" IS NOT NULL AND s.start IS NOT NULL
                              THEN (substr(s."end", 1, instr(s."end", ':') - 1) * 60 + substr(s."end", instr(s."end", ':') + 1)
                                  - substr(s.start, 1, instr(s.start, ':') - 1) * 60 - substr(s.start, instr(s.start, ':') + 1)) / 60.0 END,
                c.hours, 0) AS hours
FROM sessions s LEFT JOIN courses c USING (course_id), config
WHERE s.date <= config.as_of;

CREATE TEMP TABLE person AS SELECT person_id, team, cohort, hire_date, leave_date FROM people;

-- Scores up to the as-of date, with their course, maximum and pass mark; those of tests before a course are no results.
CREATE TEMP TABLE score_row AS
SELECT coalesce(a.kind, '') IN ('前测', 'Pre-Test') AS before, row_number() OVER (ORDER BY x.rowid) AS seq, x.person_id, x.date, x.attempt, x.score,
       coalesce(x.course_id, a.course_id) AS course_id, c.area,
       coalesce('assessment ' || x.assessment_id, 'course ' || x.course_id) AS subject,
       coalesce(x.max_score, a.max_score, c.max_score, 100000000) AS max,
       coalesce(a.pass_mark, c.pass_mark, config.pass_mark) AS mark
FROM scores x JOIN config LEFT JOIN assessments a ON a.assessment_id = x.assessment_id
     LEFT JOIN courses c ON c.course_id = coalesce(x.course_id, a.course_id)
WHERE x.date <= config.as_of;
CREATE TEMP TABLE score AS SELECT * FROM score_row WHERE NOT before;
CREATE INDEX temp.score_pair ON score (person_id, subject, date);

-- The days on which something is counted, and those from the first of them to the as-of date, and the five periods each is in.
CREATE TEMP TABLE counted_day AS
SELECT date FROM session UNION SELECT date FROM score_row UNION SELECT date FROM checks, config WHERE date <= as_of UNION SELECT date FROM indicators, config WHERE date <= as_of;
CREATE TEMP TABLE day AS
WITH RECURSIVE d (day) AS (
  SELECT min(date) FROM counted_day
  UNION ALL SELECT date(day, '+1 day') FROM d, config WHERE day < config.as_of)
SELECT day FROM d WHERE day IS NOT NULL;

-- A week begins on week_starts (0 Sunday … 6 Saturday) and is numbered by its fourth day.
CREATE TEMP TABLE week_of AS
SELECT day, first, date(first, '+3 days') AS fourth
FROM (SELECT day, date(day, '-' || ((strftime('%w', day) - week_starts + 7) % 7) || ' days') AS first FROM day, config);
-- A month begins on month_starts; from the 16th on it has the name of the next one. `named`: the first of the month it is called by.
CREATE TEMP TABLE month_of AS
SELECT day, date(begins, 'start of month', CASE WHEN month_starts > 15 THEN '+1 month' ELSE '+0 month' END) AS named
FROM (SELECT day, month_starts, CASE WHEN strftime('%d', day) + 0 < month_starts THEN date(day, 'start of month', '-1 month') ELSE day END AS begins FROM day, config);
-- Longer periods by the first of the month after which they are called, and of the one after their last.
CREATE TEMP TABLE months_of AS
SELECT day, 'month' AS kind, strftime('%Y-%m', named) AS period, named AS first, date(named, '+1 month') AS next FROM month_of
UNION ALL SELECT day, 'quarter', strftime('%Y', named) || '-Q' || ((strftime('%m', named) + 2) / 3),
       date(named, 'start of year', '+' || (((strftime('%m', named) - 1) / 3) * 3) || ' months'),
       date(named, 'start of year', '+' || (((strftime('%m', named) - 1) / 3) * 3 + 3) || ' months') FROM month_of
UNION ALL SELECT day, 'year', strftime('%Y', named), date(named, 'start of year'), date(named, 'start of year', '+1 year') FROM month_of;
CREATE TEMP TABLE in_period AS
SELECT day, 'day' AS kind, day AS period, day AS first, day AS last FROM day
UNION ALL SELECT day, 'week', strftime('%Y', fourth) || printf('-W%02d', (strftime('%j', fourth) - 1) / 7 + 1), first, date(first, '+6 days') FROM week_of
UNION ALL SELECT day, kind, period, date(first, back, days), date(next, back, days, '-1 day')
  FROM months_of, (SELECT CASE WHEN month_starts > 15 THEN '-1 month' ELSE '+0 month' END AS back, '+' || (month_starts - 1) || ' days' AS days FROM config);
CREATE INDEX temp.in_period_day ON in_period (day);
-- The running period ends at the as-of date.
CREATE TEMP TABLE period AS SELECT DISTINCT kind, period, first, min(last, as_of) AS last FROM in_period, config;

-- The dimensions of sessions (S) and of people (P).
CREATE TEMP TABLE session_dimension AS
SELECT session_id, 'all' AS dimension, 'all' AS member FROM session
UNION ALL SELECT session_id, 'course', course_id FROM session WHERE course_id IS NOT NULL
UNION ALL SELECT session_id, 'area', area FROM session WHERE area IS NOT NULL
UNION ALL SELECT DISTINCT session_id, 'trainer', person_id FROM session_trainers JOIN session USING (session_id);
CREATE INDEX temp.session_dimension_session ON session_dimension (session_id);
-- Who moved has the teams of the moves, each from its day on, and before the first what that says; everyone else the one of people.
CREATE TEMP TABLE team_move AS SELECT * FROM moves WHERE field = 'team';
CREATE TEMP TABLE team_since AS
SELECT person_id, team, '' AS since FROM person WHERE person_id NOT IN (SELECT person_id FROM team_move)
UNION ALL SELECT person_id, value, date FROM team_move
UNION ALL SELECT person_id, before, '' FROM team_move m WHERE date = (SELECT min(date) FROM team_move n WHERE n.person_id = m.person_id);
CREATE TEMP TABLE person_dimension AS
SELECT * FROM (SELECT person_id, 'team' AS dimension, team AS member, since,
                      lead(since, 1, '9999-12-31') OVER (PARTITION BY person_id ORDER BY since) AS until FROM team_since) WHERE member IS NOT NULL
UNION ALL SELECT person_id, 'cohort', cohort, '', '9999-12-31' FROM person WHERE cohort IS NOT NULL
UNION ALL SELECT person_id, 'person', person_id, '', '9999-12-31' FROM person;
CREATE INDEX temp.person_dimension_person ON person_dimension (person_id);

-- Sessions by period and dimension.
CREATE TEMP TABLE session_in AS
SELECT p.kind, p.period, d.dimension, d.member, s.*
FROM session s JOIN in_period p ON p.day = s.date JOIN session_dimension d USING (session_id);

-- Everyone due in a held session: enrolled in it or in its cohort, or recorded.
CREATE TEMP TABLE enrolled AS
SELECT session_id, person_id FROM enrolments WHERE session_id IS NOT NULL
UNION SELECT s.session_id, e.person_id FROM enrolments e JOIN session s ON s.cohort_id = e.cohort_id WHERE e.cohort_id IS NOT NULL;
CREATE TEMP TABLE due AS
SELECT s.session_id, s.date, s.hours, x.person_id, a.status, a.status IN ('present', 'late', 'left_early') AS attended,
       CASE WHEN a.minutes IS NOT NULL THEN a.minutes / 60.0 ELSE s.hours END AS person_hours
FROM (SELECT session_id, person_id FROM enrolled UNION SELECT session_id, person_id FROM attendance) x
     JOIN session s ON s.session_id = x.session_id AND s.status = 'held'
     LEFT JOIN attendance a ON a.session_id = x.session_id AND a.person_id = x.person_id;
CREATE TEMP TABLE due_in AS
SELECT p.kind, p.period, d.dimension, d.member, due.*
FROM due JOIN in_period p ON p.day = due.date JOIN session_dimension d USING (session_id)
UNION ALL
SELECT p.kind, p.period, d.dimension, d.member, due.*
FROM due JOIN in_period p ON p.day = due.date JOIN person_dimension d ON d.person_id = due.person_id AND due.date >= d.since AND due.date < d.until;

-- Scores by period and dimension.
CREATE TEMP TABLE score_dimension AS
SELECT seq, 'all' AS dimension, 'all' AS member FROM score
UNION ALL SELECT seq, 'course', course_id FROM score WHERE course_id IS NOT NULL
UNION ALL SELECT seq, 'area', area FROM score WHERE area IS NOT NULL
UNION ALL SELECT seq, dimension, member FROM score s JOIN person_dimension d ON d.person_id = s.person_id AND s.date >= d.since AND s.date < d.until;
CREATE INDEX temp.score_dimension_seq ON score_dimension (seq);
-- Of one day a number without an attempt is the first that no other score of the day is.
CREATE TEMP TABLE plain AS
SELECT s.seq, (SELECT min(k) FROM (SELECT 1 AS k UNION SELECT o.attempt + 1 FROM score o WHERE o.person_id = s.person_id AND o.subject = s.subject AND o.date = s.date) WHERE k NOT IN
                 (SELECT o.attempt FROM score o WHERE o.person_id = s.person_id AND o.subject = s.subject AND o.date = s.date AND o.attempt IS NOT NULL)) AS attempt
FROM score s WHERE s.attempt IS NULL AND s.score IS NOT NULL;
CREATE INDEX temp.plain_seq ON plain (seq);
-- Numbers in the order of their pair: by attempt where every number of the pair has one, else by date.
CREATE TEMP TABLE number AS
SELECT *, 100 * score * 1000000 >= mark * max AS passed, 100.0 * score / max AS points,
       row_number() OVER (PARTITION BY person_id, subject
                          ORDER BY CASE WHEN attempts THEN attempt END, date, coalesce(attempt, (SELECT attempt FROM plain WHERE plain.seq = n.seq)), seq) AS place
FROM (SELECT *, min(attempt IS NOT NULL) OVER (PARTITION BY person_id, subject) AS attempts FROM score WHERE score IS NOT NULL) n;
CREATE INDEX temp.number_pair ON number (person_id, subject);
-- The last number of each pair up to the end of each period in which the pair has a number.
CREATE TEMP TABLE final AS
SELECT kind, period, (SELECT m.seq FROM number m WHERE m.person_id = n.person_id AND m.subject = n.subject AND m.date <= q.last
                      ORDER BY m.place DESC LIMIT 1) AS seq
FROM (SELECT DISTINCT p.kind, p.period, min(p.last, as_of) AS last, n.person_id, n.subject
      FROM number n JOIN in_period p ON p.day = n.date, config) AS q JOIN (SELECT DISTINCT person_id, subject FROM number) n USING (person_id, subject);

-- People employed on the last and on the first day, hired and left, by all, team and cohort: the team is that of the last or first day, of the day
-- of being hired or leaving.
CREATE TEMP TABLE staff_dimension AS
SELECT person_id, 'all' AS dimension, 'all' AS member, '' AS since, '9999-12-31' AS until FROM person
UNION ALL SELECT person_id, dimension, member, since, until FROM person_dimension WHERE dimension IN ('team', 'cohort');
CREATE TEMP TABLE staff AS
SELECT q.kind, q.period, d.dimension, d.member,
       sum(coalesce(hire_date, '') <= q.last AND coalesce(leave_date, '9999-12-31') >= q.last AND q.last >= since AND q.last < until) AS headcount,
       sum(coalesce(hire_date, '') <= q.first AND coalesce(leave_date, '9999-12-31') >= q.first AND q.first >= since AND q.first < until) AS headcount_first,
       sum(coalesce(hire_date BETWEEN q.first AND q.last AND hire_date >= since AND hire_date < until, 0)) AS joiners,
       sum(coalesce(leave_date BETWEEN q.first AND q.last AND leave_date >= since AND leave_date < until, 0)) AS leavers
FROM period q JOIN person JOIN staff_dimension d USING (person_id) GROUP BY 1, 2, 3, 4;
CREATE TEMP TABLE covered AS
SELECT q.kind, q.period, d.dimension, d.member, count(*) AS covered
FROM period q JOIN (SELECT DISTINCT p.kind, p.period, due.person_id FROM due JOIN in_period p ON p.day = due.date WHERE attended) USING (kind, period)
     JOIN person USING (person_id) JOIN staff_dimension d USING (person_id)
WHERE coalesce(hire_date, '') <= q.last AND coalesce(leave_date, '9999-12-31') >= q.last AND q.last >= since AND q.last < until GROUP BY 1, 2, 3, 4;

-- Checks and indicators are about people: in all, and the team of the day, cohort and person.
CREATE TEMP TABLE about AS
SELECT person_id, 'all' AS dimension, 'all' AS member, '' AS since, '9999-12-31' AS until FROM person UNION ALL SELECT * FROM person_dimension;
CREATE TEMP TABLE check_in AS
SELECT p.kind, p.period, d.dimension, d.member, c.kind AS what, c.result = 'pass' AS passed, c.score / 1000000.0 AS score
FROM checks c JOIN in_period p ON p.day = c.date JOIN about d ON d.person_id = c.person_id AND c.date >= d.since AND c.date < d.until;

-- Rows of indicators: what each adds above and below. A value of a rate is a share, also where it is written in percent.
CREATE TEMP TABLE indicator AS
SELECT i.rowid AS seq, i.date, i.indicator_id, i.person_id, CASE WHEN i.person_id IS NULL THEN i.team END AS team,
       CASE WHEN numerator IS NOT NULL THEN numerator
            ELSE value * coalesce(weight, 1) * CASE WHEN t.kind = 'rate' AND (percent OR t.unit = '%') THEN 0.01 ELSE 1 END END AS above,
       CASE WHEN numerator IS NOT NULL THEN denominator ELSE coalesce(weight, 1) END AS below
FROM indicators i JOIN targets t USING (indicator_id);
-- Nothing counts twice: a row of a whole team goes before those of its people of that day, one of the whole department before everything in all.
CREATE TEMP TABLE of_team AS SELECT DISTINCT date, indicator_id, team FROM indicator WHERE team IS NOT NULL;
CREATE TEMP TABLE of_all AS SELECT DISTINCT date, indicator_id FROM indicator WHERE person_id IS NULL AND team IS NULL;
CREATE TEMP TABLE indicator_row AS
SELECT i.*, t.member AS team_then, (i.date, i.indicator_id, t.member) IN (SELECT * FROM of_team) AS in_team, (i.date, i.indicator_id) IN (SELECT * FROM of_all) AS in_all
FROM indicator i LEFT JOIN person_dimension t ON t.person_id = i.person_id AND t.dimension = 'team' AND i.date >= t.since AND i.date < t.until;
CREATE TEMP TABLE indicator_dimension AS
SELECT seq, 'all' AS dimension, 'all' AS member FROM indicator_row
  WHERE CASE WHEN team IS NULL AND person_id IS NULL THEN 1 WHEN team IS NOT NULL THEN NOT in_all ELSE NOT in_all AND coalesce(NOT in_team, 1) END
UNION ALL SELECT seq, 'team', team FROM indicator WHERE team IS NOT NULL
UNION ALL SELECT seq, 'team', team_then FROM indicator_row WHERE team_then IS NOT NULL AND NOT in_team
UNION ALL SELECT seq, dimension, member FROM indicator JOIN person_dimension USING (person_id) WHERE dimension IN ('cohort', 'person');

-- The figures. A plain sum has no denominator.
CREATE TEMP TABLE figure (kind, period, measure, dimension, member, numerator, denominator, count);
INSERT INTO figure SELECT kind, period, 'sessions.planned', dimension, member, count(*), NULL, count(*) FROM session_in GROUP BY kind, period, dimension, member;
INSERT INTO figure SELECT kind, period, 'sessions.' || status, dimension, member, count(*), NULL, count(*) FROM session_in
  WHERE status IN ('held', 'cancelled', 'postponed') GROUP BY kind, period, status, dimension, member;
INSERT INTO figure SELECT kind, period, 'plan.completion', dimension, member, sum(status = 'held'), count(*), count(*) FROM session_in GROUP BY kind, period, dimension, member;
INSERT INTO figure SELECT kind, period, 'hours.held', dimension, member, sum(hours), NULL, count(*) FROM session_in WHERE status = 'held' GROUP BY kind, period, dimension, member;
INSERT INTO figure SELECT kind, period, 'hours.person', dimension, member, sum(person_hours), NULL, count(*) FROM due_in WHERE attended GROUP BY kind, period, dimension, member;
INSERT INTO figure SELECT kind, period, 'attendance.expected', dimension, member, count(*), NULL, count(*) FROM due_in GROUP BY kind, period, dimension, member;
INSERT INTO figure SELECT kind, period, 'attendance.attended', dimension, member, count(*), NULL, count(*) FROM due_in WHERE attended GROUP BY kind, period, dimension, member;
INSERT INTO figure SELECT kind, period, 'attendance.rate', dimension, member, coalesce(sum(attended), 0), count(*), count(*) FROM due_in GROUP BY kind, period, dimension, member;
INSERT INTO figure SELECT kind, period, 'attendance.' || status, dimension, member, count(*), NULL, count(*) FROM due_in
  WHERE status IN ('late', 'leave', 'absent') GROUP BY kind, period, status, dimension, member;
INSERT INTO figure SELECT kind, period, 'attendance.unrecorded', dimension, member, count(*), NULL, count(*) FROM due_in WHERE status IS NULL GROUP BY kind, period, dimension, member;
INSERT INTO figure SELECT kind, period, 'people.trained', dimension, member, count(DISTINCT person_id), NULL, count(*) FROM due_in WHERE attended GROUP BY kind, period, dimension, member;

INSERT INTO figure SELECT s.kind, s.period, 'coverage.rate', s.dimension, s.member, coalesce(covered, 0), headcount, headcount
  FROM staff s LEFT JOIN covered USING (kind, period, dimension, member);
INSERT INTO figure SELECT s.kind, s.period, 'hours.per_head', s.dimension, s.member, coalesce(h.numerator, 0), (headcount + headcount_first) / 2.0, coalesce(h.count, 0)
  FROM staff s LEFT JOIN (SELECT * FROM figure WHERE measure = 'hours.person') h USING (kind, period, dimension, member);
INSERT INTO figure SELECT kind, period, 'headcount', dimension, member, headcount, NULL, headcount FROM staff;
INSERT INTO figure SELECT kind, period, 'joiners', dimension, member, joiners, NULL, joiners FROM staff;
INSERT INTO figure SELECT kind, period, 'leavers', dimension, member, leavers, NULL, leavers FROM staff;

INSERT INTO figure SELECT kind, period, 'score.missing', dimension, member, count(*), NULL, count(*)
  FROM score JOIN score_dimension USING (seq) JOIN in_period p ON p.day = score.date WHERE score IS NULL GROUP BY kind, period, dimension, member;
CREATE TEMP TABLE number_in AS SELECT p.kind, p.period, d.dimension, d.member, n.* FROM number n JOIN score_dimension d USING (seq) JOIN in_period p ON p.day = n.date;
INSERT INTO figure SELECT kind, period, 'score.taken', dimension, member, count(*), NULL, count(*) FROM number_in GROUP BY kind, period, dimension, member;
INSERT INTO figure SELECT kind, period, 'score.mean', dimension, member, sum(points), count(*), count(*) FROM number_in GROUP BY kind, period, dimension, member;
INSERT INTO figure SELECT kind, period, 'score.pass_rate', dimension, member, sum(passed), count(*), count(*) FROM number_in GROUP BY kind, period, dimension, member;
INSERT INTO figure SELECT kind, period, 'score.first_pass_rate', dimension, member, sum(passed), count(*), count(*) FROM number_in WHERE place = 1 GROUP BY kind, period, dimension, member;
INSERT INTO figure SELECT kind, period, 'score.final_pass_rate', dimension, member, sum(passed), count(*), count(*)
  FROM final JOIN number USING (seq) JOIN score_dimension USING (seq) GROUP BY kind, period, dimension, member;

-- Quantiles by nearest rank, of points in hundredths: rank (n + 1) / 2 without remainder is n / 2 rounded up.
CREATE TEMP TABLE ranked_number AS
SELECT *, row_number() OVER (PARTITION BY kind, period, dimension, member ORDER BY hundredths) AS rank, count(*) OVER (PARTITION BY kind, period, dimension, member) AS n
FROM (SELECT *, (20000 * score + max) / (2 * max) AS hundredths FROM number_in);
INSERT INTO figure SELECT kind, period, q.measure, dimension, member, hundredths / 100.0, NULL, n
  FROM ranked_number JOIN (SELECT 'score.q1' AS measure, 1 AS quarter UNION SELECT 'score.median', 2 UNION SELECT 'score.q3', 3) q ON rank = (quarter * n + 3) / 4;

-- Ratings are the session's. Answers: different respondents of a session, and rows without one.
CREATE TEMP TABLE rating_in AS SELECT s.kind, s.period, s.dimension, s.member, f.rating, f.scale FROM feedback f JOIN session_in s USING (session_id) WHERE s.status = 'held';
INSERT INTO figure SELECT kind, period, 'feedback.mean', dimension, member, sum(rating), count(*), count(*) FROM rating_in
  GROUP BY kind, period, dimension, member HAVING count(DISTINCT scale) = 1;
INSERT INTO figure SELECT kind, period, 'feedback.top2', dimension, member, sum(rating * 5 >= scale * 4), count(*), count(*) FROM rating_in GROUP BY kind, period, dimension, member;
CREATE TEMP TABLE returned AS
SELECT session_id, (SELECT count(DISTINCT coalesce('of ' || respondent, "row")) FROM feedback f WHERE f.session_id = s.session_id) AS answers,
       (SELECT count(*) FROM due WHERE due.session_id = s.session_id AND attended) AS attended FROM session s WHERE status = 'held';
INSERT INTO figure SELECT kind, period, 'feedback.response_rate', dimension, member, sum(answers), sum(attended), sum(attended)
  FROM session_in JOIN returned USING (session_id) WHERE answers > 0 GROUP BY kind, period, dimension, member;

INSERT INTO figure SELECT kind, period, 'check.pass_rate:' || what, dimension, member, sum(passed), count(*), count(*) FROM check_in GROUP BY kind, period, what, dimension, member;
INSERT INTO figure SELECT kind, period, 'check.score:' || what, dimension, member, sum(score), count(*), count(*) FROM check_in
  WHERE score IS NOT NULL GROUP BY kind, period, what, dimension, member;
INSERT INTO figure SELECT p.kind, p.period, 'indicator:' || indicator_id, dimension, member, sum(above), sum(below), count(*)
  FROM indicator JOIN indicator_dimension USING (seq) JOIN in_period p ON p.day = date GROUP BY p.kind, p.period, indicator_id, dimension, member;

-- Rates need a denominator, sums are not zero (quantiles may be); a person's figures appear from the week upward where they are published.
SELECT period, measure, dimension, member, numerator * 1.0 / coalesce(denominator, 1), numerator, denominator, count
FROM figure, config
WHERE (denominator > 0 OR (denominator IS NULL AND (numerator <> 0 OR measure IN ('score.median', 'score.q1', 'score.q3')))) AND (dimension <> 'person' OR (publish_people AND kind <> 'day'));
