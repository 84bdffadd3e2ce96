-- Sources by delay: how many days after the date of publication an item was detected.
-- From new alerts. The resolution is one day, and no finer: a publication date is a day in the zone of the source, the day
-- of detection is counted in UTC. Of a source in Tokyo -1 is an item seen on its own day, before nine in the morning there.
-- dated: alerts with a date of publication, the only ones that the delays are of.
-- median_days, p90_days: half and nine tenths of these were detected within so many days (nearest rank, exact).
-- title_only_percent: alerts told from the title alone, the page being unread.
-- Items that a backfill (--since) took in late count with their age.
-- Add "AND a.dt >= '2026-01-01'" to WHERE to read only what was detected since.
WITH told AS (
  SELECT
    a.source.id AS source,
    a.basis,
    date_diff('day', CAST(a.published AS date), CAST(substr(a.detectedat, 1, 10) AS date)) AS days
  FROM alerts AS a
  WHERE a.change = 'new'
),
ranked AS (
  SELECT
    source,
    basis,
    days,
    cume_dist() OVER (PARTITION BY source, days IS NULL ORDER BY days) AS share
  FROM told
)
SELECT
  source,
  count(*) AS alerts,
  count(days) AS dated,
  min(days) FILTER (WHERE share >= 0.5) AS median_days,
  min(days) FILTER (WHERE share >= 0.9) AS p90_days,
  round(100e0 * count(*) FILTER (WHERE basis = 'title') / count(*), 1) AS title_only_percent
FROM ranked
GROUP BY source
ORDER BY median_days DESC NULLS LAST, source
