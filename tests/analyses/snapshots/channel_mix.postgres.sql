-- channel_mix
SELECT
  "t2"."stage",
  "t2"."channel",
  COUNT(*) AS "events",
  COUNT(DISTINCT "t2"."customer") AS "customers"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t0"."customer",
      "t0"."time",
      "t0"."event",
      "t0"."channel",
      "t0"."direction",
      "t0"."value",
      "t0"."margin",
      "t0"."sentiment",
      "t0"."stage",
      "t0"."segment",
      "t0"."row",
      (
        ROW_NUMBER() OVER (
          PARTITION BY "t0"."customer"
          ORDER BY "t0"."time" ASC, "t0"."row" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1
      ) + 1 AS "position",
      LEAD("t0"."event") OVER (
        PARTITION BY "t0"."customer"
        ORDER BY "t0"."time" ASC, "t0"."row" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "next_event",
      LEAD("t0"."time") OVER (
        PARTITION BY "t0"."customer"
        ORDER BY "t0"."time" ASC, "t0"."row" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "next_time",
      LEAD("t0"."channel") OVER (
        PARTITION BY "t0"."customer"
        ORDER BY "t0"."time" ASC, "t0"."row" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "next_channel"
    FROM "events" AS "t0"
  ) AS "t1"
  WHERE
    "t1"."stage" IS NOT NULL AND "t1"."channel" IS NOT NULL
) AS "t2"
GROUP BY
  1,
  2;
