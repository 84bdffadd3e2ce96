-- Who met whom, by month: the meetings of Japan in each framework with each counterpart.
-- Told by new alerts on defence diplomacy: meetings that were held or of which the words do not say so, not planned ones.
-- month, and the days counted: the date of the meeting itself, else that of the event of the item, else that of publication.
-- events: days on which they met. Reports of one meeting count once: an event is one framework, day and counterpart.
-- reports: alerts that tell of it. dated_by_publication: how many of these only publication dates.
-- Add "AND a.dt >= '2026-01-01'" to WHERE to read only what was detected since.
WITH told AS (
  SELECT
    a.id AS alert,
    m.framework,
    c.counterpart,
    coalesce(m.met_on, a.eventdate, a.published) AS day,
    m.met_on IS NULL AND a.eventdate IS NULL AS undated
  FROM alerts AS a
  CROSS JOIN UNNEST(a.classification.meetings) AS m (framework, counterparts, met_on, status, evidence)
  CROSS JOIN UNNEST(m.counterparts) AS c (counterpart)
  WHERE a.change = 'new'
    AND a.classification.defence_diplomacy
    AND m.status IN ('held', 'unknown')
)
SELECT
  substr(day, 1, 7) AS month,
  framework,
  counterpart,
  count(DISTINCT day) AS events,
  count(DISTINCT alert) AS reports,
  count(DISTINCT alert) FILTER (WHERE undated) AS dated_by_publication
FROM told
GROUP BY substr(day, 1, 7), framework, counterpart
ORDER BY month, framework, counterpart
