-- time_in_stage
SELECT
  "t3"."stage",
  COUNT(*) AS "customers",
  CAST(PERCENTILE_CONT(0.25) WITHIN GROUP (ORDER BY
    "t3"."stay") AS DOUBLE PRECISION) / 1000000 AS "low_seconds",
  CAST(PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
    "t3"."stay") AS DOUBLE PRECISION) / 1000000 AS "median_seconds",
  CAST(PERCENTILE_CONT(0.75) WITHIN GROUP (ORDER BY
    "t3"."stay") AS DOUBLE PRECISION) / 1000000 AS "high_seconds"
FROM (
  SELECT
    "t2"."customer",
    "t2"."stage",
    SUM("t2"."next_time" - "t2"."time") AS "stay"
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
      "t1"."stage" IS NOT NULL AND "t1"."next_time" IS NOT NULL
  ) AS "t2"
  GROUP BY
    1,
    2
) AS "t3"
GROUP BY
  1;
