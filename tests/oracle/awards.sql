-- Who wins each award and stands on each board, by plain SQL from the definitions in docs/figures.md, over the tables of figures.sql.
-- Given besides: rule (rule, kind, title, unit: its period, scope, months, at_least, winners, ties, minimum, near, since, until, best, worst), condition (rule, i, measure, op,
-- value, whole, minimum), rank (rule, i, direction: 1, -1 or 0, measures), rank_measure (rule, i, measure), rule_team (rule, team), mentors (person_id, mentor, since),
-- dates (person_id, probation_end, regular_date), better (measure, sign), basis (measure, basis), least (n).

CREATE TEMP TABLE judged AS
SELECT DISTINCT r.*, p.period, p.first, min(p.last, as_of) AS day, p.last > as_of AS running
FROM rule r JOIN in_period p ON p.kind = r.unit JOIN counted_day f ON f.date = p.day, config
WHERE (since IS NULL OR p.first >= since) AND (until IS NULL OR p.last <= until);

-- Everyone's team and mentor on the last day of each period; who was hired when, and is a newcomer.
CREATE TEMP TABLE active AS
SELECT j.rule, j.period, person_id, (SELECT mentor FROM mentors m WHERE m.person_id = person.person_id AND m.since <= j.day ORDER BY m.since DESC LIMIT 1) AS mentor,
       CASE WHEN hire_date IS NULL THEN 0
            WHEN months > 0 THEN min(date(hire_date, '+' || months || ' months'), date(hire_date, 'start of month', '+' || (months + 1) || ' months', '-1 day')) >= j.first
            ELSE (cohort IS NOT NULL OR probation_end IS NOT NULL) AND coalesce(regular_date, '9999-12-31') > max(j.first, hire_date) END AS newcomer
FROM judged j JOIN person LEFT JOIN dates USING (person_id)
WHERE coalesce(hire_date, '') <= j.day AND coalesce(leave_date, '9999-12-31') >= j.day;

CREATE TEMP TABLE member AS
SELECT j.rule, j.period, a.person_id AS member, CASE scope WHEN 'trainer' THEN 'trainer' ELSE 'person' END AS dimension
FROM judged j JOIN active a USING (rule, period)
WHERE (NOT EXISTS (SELECT 1 FROM rule_team t WHERE t.rule = j.rule)
       OR EXISTS (SELECT 1 FROM rule_team t JOIN person_dimension d ON d.member = t.team AND d.dimension = 'team'
                  WHERE t.rule = j.rule AND d.person_id = a.person_id AND d.since <= j.day AND d.until > j.day))
  AND CASE scope WHEN 'person' THEN 1 WHEN 'newcomers' THEN newcomer WHEN 'confirmed' THEN NOT newcomer
           WHEN 'mentor' THEN EXISTS (SELECT 1 FROM active b WHERE b.rule = j.rule AND b.period = j.period AND b.mentor = a.person_id AND b.person_id <> a.person_id)
           WHEN 'trainer' THEN EXISTS (SELECT 1 FROM figure f WHERE f.period = j.period AND f.kind = j.unit AND f.measure = 'sessions.planned' AND f.dimension = 'trainer' AND f.member = a.person_id)
           ELSE 0 END
UNION ALL
SELECT j.rule, j.period, t.team, 'team' FROM judged j JOIN
  (SELECT team FROM person WHERE team IS NOT NULL UNION SELECT team FROM team_since WHERE team IS NOT NULL) t
WHERE scope = 'team' AND (NOT EXISTS (SELECT 1 FROM rule_team r WHERE r.rule = j.rule) OR t.team IN (SELECT team FROM rule_team r WHERE r.rule = j.rule));

-- Whose figures a candidate's figure is made of: their own; a mentor's of those whom they coach.
CREATE TEMP TABLE source AS
SELECT m.*, m.member AS own FROM member m JOIN rule USING (rule) WHERE scope <> 'mentor'
UNION ALL SELECT m.*, a.person_id FROM member m JOIN rule USING (rule) JOIN active a ON a.rule = m.rule AND a.period = m.period AND a.mentor = m.member WHERE scope = 'mentor'
UNION ALL SELECT DISTINCT rule, period, '', 'all', 'all' FROM judged;

CREATE TEMP TABLE wanted AS
SELECT rule, measure FROM condition UNION SELECT rule, measure FROM rank_measure UNION SELECT rule, measure FROM board_measure;
CREATE INDEX temp.figure_key ON figure (period, measure, dimension, member);
-- A count that is not there is zero where its basis is; its sample is the basis.
CREATE TEMP TABLE part AS
SELECT s.rule, s.period, s.member, w.measure, coalesce(f.numerator, CASE WHEN b.count > 0 THEN 0 END) AS numerator, f.denominator, coalesce(b.count, f.count) AS count
FROM source s JOIN wanted w USING (rule) JOIN rule r USING (rule)
     LEFT JOIN figure f ON f.period = s.period AND f.kind = r.unit AND f.measure = w.measure AND f.dimension = s.dimension AND f.member = s.own AND coalesce(f.denominator, 1) > 0
     LEFT JOIN basis ON basis.measure = w.measure
     LEFT JOIN figure b ON b.period = s.period AND b.kind = r.unit AND b.measure = basis.basis AND b.dimension = s.dimension AND b.member = s.own;
CREATE TEMP TABLE value AS
SELECT rule, period, member, measure, sum(numerator) * 1.0 / coalesce(sum(denominator), 1) AS value, sum(count) AS count, sum(denominator) IS NULL AS plain
FROM part WHERE numerator IS NOT NULL GROUP BY 1, 2, 3, 4;
CREATE INDEX temp.value_key ON value (rule, period, member, measure);

CREATE TEMP TABLE verdict AS
SELECT m.rule, m.period, m.member, c.i, v.value,
       CASE WHEN v.value IS NULL OR w.value IS NULL THEN 'none'
            WHEN v.count < coalesce(c.minimum, CASE WHEN v.plain THEN 0 ELSE coalesce(r.minimum, least.n) END) THEN 'small'
            WHEN CASE op WHEN '≥' THEN round(v.value, 9) >= round(w.value, 9) WHEN '>' THEN round(v.value, 9) > round(w.value, 9)
                         WHEN '≤' THEN round(v.value, 9) <= round(w.value, 9) WHEN '<' THEN round(v.value, 9) < round(w.value, 9)
                         ELSE round(v.value, 9) = round(w.value, 9) END THEN 'met'
            WHEN r.near > 0 AND (100 * abs(v.value - w.value) <= r.near * abs(w.value) + 1e-9 OR (c.counts AND abs(v.value - w.value) <= 1 + 1e-9)) THEN 'near'
            ELSE 'missed' END AS verdict
FROM member m JOIN rule r USING (rule) JOIN condition c USING (rule) JOIN least
     LEFT JOIN value v ON v.rule = m.rule AND v.period = m.period AND v.member = m.member AND v.measure = c.measure
     LEFT JOIN (SELECT rule, i, NULL AS period, value FROM condition WHERE NOT whole
                UNION ALL SELECT c.rule, c.i, v.period, v.value FROM condition c JOIN value v ON v.rule = c.rule AND v.measure = c.measure AND v.member = '' WHERE whole) w
       ON w.rule = c.rule AND w.i = c.i AND (w.period IS NULL OR w.period = m.period);

-- Each rank of each candidate, with its sign so that the smallest is the first; without one of its measures there is none.
CREATE TEMP TABLE ranked AS
SELECT m.rule, m.period, m.member, k.i, CASE WHEN count(v.value) = k.measures THEN avg(v.value) END AS value,
       CASE WHEN count(v.value) < k.measures THEN 9e99
            ELSE -round(avg(v.value), 9) * CASE k.direction WHEN 0 THEN (SELECT coalesce(min(sign), 1) FROM rank_measure f JOIN better USING (measure)
                                                                          WHERE f.rule = k.rule AND f.i = k.i AND f.first) ELSE k.direction END END AS key
FROM member m JOIN rank k USING (rule) JOIN rank_measure n ON n.rule = k.rule AND n.i = k.i
     LEFT JOIN value v ON v.rule = m.rule AND v.period = m.period AND v.member = m.member AND v.measure = n.measure
GROUP BY 1, 2, 3, 4;

CREATE TEMP TABLE outcome AS
SELECT *, met >= wanted AS eligible, met + 1 = wanted AND close > 0 AS near
FROM (SELECT rule, period, member, sum(verdict = 'met') AS met, sum(verdict = 'near') AS close, count(*) AS n, group_concat(verdict, ';') AS verdicts,
             group_concat(coalesce(value, ''), ';') AS "values" FROM (SELECT * FROM verdict ORDER BY rule, period, member, i) GROUP BY 1, 2, 3)
     JOIN (SELECT r.rule, coalesce(r.at_least, count(*)) AS wanted FROM rule r JOIN condition USING (rule) GROUP BY 1) USING (rule);
CREATE TEMP TABLE placed AS
SELECT o.*, a.key AS first, b.key AS second, c.key AS third,
       CASE WHEN eligible THEN rank() OVER (PARTITION BY o.rule, o.period, eligible ORDER BY a.key, b.key, c.key) END AS place,
       row_number() OVER (PARTITION BY o.rule, o.period, eligible ORDER BY a.key, b.key, c.key) AS row,
       sum(eligible) OVER (PARTITION BY o.rule, o.period) AS all_eligible
FROM outcome o LEFT JOIN ranked a ON a.rule = o.rule AND a.period = o.period AND a.member = o.member AND a.i = 0
     LEFT JOIN ranked b ON b.rule = o.rule AND b.period = o.period AND b.member = o.member AND b.i = 1
     LEFT JOIN ranked c ON c.rule = o.rule AND c.period = o.period AND c.member = o.member AND c.i = 2;
CREATE TEMP TABLE last_place AS
SELECT p.rule, p.period, p.place AS last, EXISTS (SELECT 1 FROM placed q WHERE q.rule = p.rule AND q.period = p.period AND q.place = p.place AND q.row > p.row) AS tied
FROM placed p JOIN rule r USING (rule)
WHERE eligible AND row = CASE WHEN r.winners IS NULL OR NOT EXISTS (SELECT 1 FROM rank k WHERE k.rule = p.rule) THEN all_eligible ELSE min(r.winners, all_eligible) END;

-- A line of a board: figures on enough rows, counts that are not zero.
CREATE TEMP TABLE counted AS
SELECT m.rule, m.period, m.member, v.value, round(v.value, 9) * coalesce((SELECT sign FROM better b WHERE b.measure = w.measure), 1) AS good
FROM member m JOIN rule r USING (rule) JOIN board_measure w USING (rule) JOIN least
     JOIN value v ON v.rule = m.rule AND v.period = m.period AND v.member = m.member AND v.measure = w.measure
WHERE CASE WHEN v.plain THEN v.value <> 0 AND v.count >= coalesce(r.minimum, 0) ELSE v.count >= coalesce(r.minimum, least.n) END;
-- Equals at the last place are all there, or none where the list would be more than twice as long as asked for.
CREATE TEMP TABLE best AS SELECT * FROM (SELECT c.*, rank() OVER (PARTITION BY rule, period ORDER BY good DESC) AS place FROM counted c) JOIN rule USING (rule) WHERE place <= best;
DELETE FROM best WHERE (rule, period, place) IN (SELECT rule, period, max(place) FROM best GROUP BY 1, 2 HAVING count(*) > 2 * min(best));
CREATE TEMP TABLE worst AS SELECT * FROM (SELECT c.*, rank() OVER (PARTITION BY rule, period ORDER BY good) AS place FROM counted c
  WHERE (rule, period, member) NOT IN (SELECT rule, period, member FROM best)) JOIN rule USING (rule) WHERE place <= worst;
DELETE FROM worst WHERE (rule, period, place) IN (SELECT rule, period, max(place) FROM worst GROUP BY 1, 2 HAVING count(*) > 2 * min(worst));

-- kind, period, title, list, place, member, verdicts, values, ranks
SELECT 'award', p.period, title, CASE WHEN NOT eligible THEN CASE WHEN p.near THEN 'near' ELSE 'other' END
                                      WHEN j.running THEN 'eligible'
                                      WHEN place < last OR (place = last AND NOT (tied AND ties = 'none')) THEN 'winner' ELSE 'eligible' END,
       coalesce(place, ''), p.member, verdicts, "values",
       coalesce((SELECT group_concat(coalesce(value, ''), ';') FROM (SELECT value FROM ranked k WHERE k.rule = p.rule AND k.period = p.period AND k.member = p.member ORDER BY i)), '')
FROM placed p JOIN judged j USING (rule, period) LEFT JOIN last_place l USING (rule, period)
UNION ALL SELECT 'board', period, title, 'best', place, member, '', value, '' FROM best
UNION ALL SELECT 'board', period, title, 'worst', place, member, '', value, '' FROM worst;
