-- The awkward shapes that generated sites are for; `run` demands that each stands in one of them. Run after figures.sql, on one site.
-- A shape that nobody has any more is a test that tests nothing.
CREATE TEMP TABLE retake AS SELECT a.person_id, a.subject, a.date, a.passed FROM number a WHERE place > 1;
CREATE TEMP TABLE stretch AS SELECT kind, period, first, last FROM period WHERE kind IN ('week', 'month');
CREATE TEMP TABLE of_days AS  -- Rows of one indicator on one day: of people, teams, nobody.
SELECT date, indicator_id, sum(person_id IS NOT NULL) AS people, sum(team IS NOT NULL) AS teams, sum(person_id IS NULL AND team IS NULL) AS wholes FROM indicator GROUP BY 1, 2;

SELECT 'a week without anything', count(*) FROM stretch q WHERE kind = 'week' AND NOT EXISTS (SELECT 1 FROM counted_day WHERE date BETWEEN q.first AND q.last)
UNION ALL SELECT 'one person', count(*) = 1 FROM person
UNION ALL SELECT 'one day', count(*) = 1 FROM day
UNION ALL SELECT 'no session', count(*) = 0 FROM session
UNION ALL SELECT 'week 53 with sessions', count(*) FROM session_in WHERE kind = 'week' AND period LIKE '%-W53'
UNION ALL SELECT 'week 53 with scores', count(*) FROM number_in WHERE kind = 'week' AND period LIKE '%-W53'
UNION ALL SELECT 'a year begun in December''s week', count(*) FROM period WHERE kind = 'week' AND period LIKE '%-W01' AND strftime('%m', first) = '12'
UNION ALL SELECT 'sessions on a leap day', count(*) FROM session WHERE date LIKE '%-02-29'
UNION ALL SELECT 'scores on a leap day', count(*) FROM number WHERE date LIKE '%-02-29'
UNION ALL SELECT 'hired within a ' || k.kind, (SELECT count(*) FROM stretch q JOIN person ON hire_date > q.first AND hire_date < q.last WHERE q.kind = k.kind) FROM (SELECT 'week' AS kind UNION SELECT 'month') k
UNION ALL SELECT 'left within a ' || k.kind, (SELECT count(*) FROM stretch q JOIN person ON leave_date > q.first AND leave_date < q.last WHERE q.kind = k.kind) FROM (SELECT 'week' AS kind UNION SELECT 'month') k
UNION ALL SELECT 'left on the last day of a period', count(*) FROM period q JOIN person ON leave_date = q.last WHERE kind = 'month'
UNION ALL SELECT 'hired within a month and attending', count(DISTINCT p.person_id) FROM stretch q JOIN person p ON hire_date > q.first AND hire_date < q.last
  JOIN due USING (person_id) WHERE kind = 'month' AND attended AND due.date BETWEEN hire_date AND q.last
UNION ALL SELECT 'attended, then left within the month', count(*) FROM stretch q JOIN person p ON leave_date > q.first AND leave_date < q.last
  JOIN due USING (person_id) WHERE kind = 'month' AND attended AND due.date BETWEEN q.first AND leave_date
UNION ALL SELECT 'retakes', count(*) FROM retake
UNION ALL SELECT 'failed, then passed', count(*) FROM retake r JOIN number n USING (person_id, subject) WHERE n.place = 1 AND NOT n.passed AND r.passed
UNION ALL SELECT 'a retake in a later month', count(*) FROM retake r JOIN number n USING (person_id, subject) WHERE n.place = 1 AND substr(r.date, 1, 7) > substr(n.date, 1, 7)
UNION ALL SELECT 'an attempt dated before the one before it', count(*) FROM number n JOIN number m USING (person_id, subject) WHERE n.place + 1 = m.place AND n.date > m.date
UNION ALL SELECT 'quantiles of n mod 4 = ' || rest, (SELECT count(*) FROM ranked_number WHERE n > 3 AND n % 4 = rest) FROM (SELECT 0 AS rest UNION SELECT 1 UNION SELECT 2 UNION SELECT 3)
UNION ALL SELECT 'quantiles with ties', count(*) FROM (SELECT 1 FROM ranked_number WHERE n > 3 GROUP BY kind, period, dimension, member HAVING count(DISTINCT hundredths) BETWEEN 2 AND max(n) - 1)
UNION ALL SELECT 'a median of 0', count(*) FROM figure WHERE measure = 'score.median' AND numerator = 0
UNION ALL SELECT 'points that are half a hundredth', count(*) FROM number WHERE (20000 * score) % (2 * max) = max
UNION ALL SELECT 'ratings of one scale', count(*) FROM (SELECT 1 FROM rating_in GROUP BY kind, period, dimension, member HAVING count(DISTINCT scale) = 1)
UNION ALL SELECT 'ratings of two scales', count(*) FROM (SELECT 1 FROM rating_in GROUP BY kind, period, dimension, member HAVING count(DISTINCT scale) > 1)
UNION ALL SELECT 'scales that meet only in a longer period', count(*) FROM (SELECT 1 FROM rating_in WHERE kind = 'year' GROUP BY period, dimension, member HAVING count(DISTINCT scale) > 1)
  WHERE EXISTS (SELECT 1 FROM rating_in WHERE kind = 'day' GROUP BY period, dimension, member HAVING count(DISTINCT scale) = 1)
UNION ALL SELECT 'a rating of just 80 %', count(*) FROM feedback WHERE rating * 5 = scale * 4
UNION ALL SELECT 'respondents named and not', count(*) FROM feedback f JOIN feedback g USING (session_id) WHERE f.respondent IS NULL AND g.respondent IS NOT NULL
UNION ALL SELECT 'several ratings of one respondent', count(*) FROM (SELECT 1 FROM feedback WHERE respondent IS NOT NULL GROUP BY session_id, respondent HAVING count(*) > 1)
UNION ALL SELECT 'several ratings of one row', count(*) FROM (SELECT 1 FROM feedback GROUP BY "row" HAVING count(*) > 1)
UNION ALL SELECT 'a session without answers beside others', count(*) FROM returned WHERE answers = 0 AND attended > 0 AND (SELECT max(answers) FROM returned) > 0
UNION ALL SELECT 'attendance, but no feedback at all', NOT EXISTS (SELECT 1 FROM feedback) AND EXISTS (SELECT 1 FROM returned WHERE attended)
UNION ALL SELECT 'checks of two kinds of a person', count(*) FROM (SELECT 1 FROM checks GROUP BY person_id HAVING count(DISTINCT kind) > 1)
UNION ALL SELECT 'checks without score', count(*) FROM checks WHERE score IS NULL
UNION ALL SELECT 'checks of one who moved', count(*) FROM (SELECT 1 FROM checks c JOIN person_dimension d USING (person_id)
  WHERE dimension = 'team' AND c.date >= since AND c.date < until GROUP BY person_id HAVING count(DISTINCT member) > 1)
UNION ALL SELECT 'checks after the as-of date', count(*) FROM checks, config WHERE date > as_of
UNION ALL SELECT 'indicators of people, teams and all on a day', count(*) FROM of_days WHERE people AND teams AND wholes
UNION ALL SELECT 'indicators of people and teams on a day', count(*) FROM of_days WHERE people AND teams AND NOT wholes
UNION ALL SELECT 'people whose team has a row, and others', count(*) FROM (SELECT 1 FROM indicator_row WHERE person_id IS NOT NULL GROUP BY date, indicator_id HAVING count(DISTINCT in_team) > 1)
UNION ALL SELECT 'indicators of people without team', count(*) FROM indicator_row WHERE person_id IS NOT NULL AND team_then IS NULL
UNION ALL SELECT 'indicators of one who moved', count(*) FROM (SELECT 1 FROM indicator_row WHERE team_then IS NOT NULL GROUP BY person_id HAVING count(DISTINCT team_then) > 1)
UNION ALL SELECT 'a team row that today''s team would miss', count(*) FROM indicator_row i JOIN person p USING (person_id) WHERE in_team AND team_then IS NOT p.team
UNION ALL SELECT 'weights and none in one figure', count(*) FROM (SELECT 1 FROM indicators WHERE value IS NOT NULL GROUP BY indicator_id HAVING count(DISTINCT weight IS NULL) > 1)
UNION ALL SELECT 'a weight of 0', count(*) FROM indicators WHERE weight = 0 AND value IS NOT NULL
UNION ALL SELECT 'numerators beside values', count(*) FROM (SELECT 1 FROM indicators GROUP BY indicator_id HAVING count(DISTINCT value IS NULL) > 1)
UNION ALL SELECT 'shares in percent, written and not', count(*) FROM (SELECT 1 FROM indicators JOIN targets USING (indicator_id) WHERE kind = 'rate' AND unit = '%' AND value IS NOT NULL
  GROUP BY indicator_id HAVING count(DISTINCT percent) + max(percent IS NULL) > 1)
UNION ALL SELECT 'a mean in percent', count(*) FROM indicators JOIN targets USING (indicator_id) WHERE kind = 'mean' AND unit = '%' AND value IS NOT NULL
UNION ALL SELECT 'a test before a course, of a course with another', count(*) FROM (SELECT 1 FROM score_row WHERE course_id IS NOT NULL GROUP BY course_id HAVING count(DISTINCT before) > 1)
UNION ALL SELECT 'a period of nothing but tests before courses', count(*) FROM score_row r WHERE before AND NOT EXISTS (SELECT 1 FROM score s WHERE s.date = r.date);
