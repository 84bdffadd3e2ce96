-- The frameworks of one counterpart, by year. Asks for its code, in single quotes: 'PH', 'ASEAN'.
-- From new alerts on defence diplomacy. A framework is one of the counterpart where a meeting joins the two, and one of
-- which the alert tells no meeting (an agreement, a programme) where the alert names both.
-- year, first_day and last_day: the date of the meeting itself, else that of the event of the item, else that of publication.
-- alerts: those that tell of it, planned meetings included. events: days of meetings that were held, or of which the words
-- do not say so. Reports of one meeting count once.
-- Add "AND a.dt >= '2026-01-01'" to both WHERE to read only what was detected since.
WITH met AS (
  SELECT
    a.id AS alert,
    m.framework,
    c.counterpart,
    coalesce(m.met_on, a.eventdate, a.published) AS day,
    m.status IN ('held', 'unknown') AS took_place
  FROM alerts AS a
  CROSS JOIN UNNEST(a.classification.meetings) AS m (framework, counterparts, met_on, status, evidence)
  CROSS JOIN UNNEST(m.counterparts) AS c (counterpart)
  WHERE a.change = 'new' AND a.classification.defence_diplomacy
),
named AS (
  SELECT
    a.id AS alert,
    f.framework,
    c.counterpart,
    coalesce(a.eventdate, a.published) AS day,
    false AS took_place
  FROM alerts AS a
  CROSS JOIN UNNEST(a.classification.frameworks) AS f (framework, label, evidence)
  CROSS JOIN UNNEST(a.classification.counterparts) AS c (counterpart, label, evidence)
  WHERE a.change = 'new' AND a.classification.defence_diplomacy
),
told AS (
  SELECT alert, framework, counterpart, day, took_place FROM met
  UNION ALL
  SELECT n.alert, n.framework, n.counterpart, n.day, n.took_place
  FROM named AS n
  LEFT JOIN (SELECT DISTINCT alert, framework FROM met) AS m
    ON m.alert = n.alert AND m.framework = n.framework
  WHERE m.alert IS NULL
)
SELECT
  framework,
  substr(day, 1, 4) AS year,
  count(DISTINCT alert) AS alerts,
  count(DISTINCT day) FILTER (WHERE took_place) AS events,
  min(day) AS first_day,
  max(day) AS last_day
FROM told
WHERE counterpart = ?
GROUP BY framework, substr(day, 1, 4)
ORDER BY framework, year
