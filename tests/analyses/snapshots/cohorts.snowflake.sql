-- cohorts
WITH "t2" AS (
  SELECT DISTINCT
    "t1"."customer",
    CAST(DATE_TRUNC(
      'MONTH',
      DATEADD(
        SECOND,
        CAST(FLOOR((
          "t1"."time"
        ) / (
          1000000
        )) AS BIGINT),
        TIMESTAMP_FROM_PARTS(1970, 1, 1, 0, 0, 0, 0)
      )
    ) AS DATE) AS "month"
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
        ROW_NUMBER() OVER (PARTITION BY "t0"."customer" ORDER BY "t0"."time" ASC, "t0"."row" ASC) - 1
      ) + 1 AS "position",
      LEAD("t0"."event") OVER (PARTITION BY "t0"."customer" ORDER BY "t0"."time" ASC, "t0"."row" ASC) AS "next_event",
      LEAD("t0"."time") OVER (PARTITION BY "t0"."customer" ORDER BY "t0"."time" ASC, "t0"."row" ASC) AS "next_time",
      LEAD("t0"."channel") OVER (PARTITION BY "t0"."customer" ORDER BY "t0"."time" ASC, "t0"."row" ASC) AS "next_channel"
    FROM "events" AS "t0"
  ) AS "t1"
  WHERE
    (
      "t1"."direction" <> 'out'
    ) OR (
      "t1"."direction" IS NULL
    )
)
SELECT
  *
FROM (
  SELECT
    "t7"."first",
    "t7"."month",
    COUNT(*) AS "customers"
  FROM (
    SELECT
      "t4"."customer",
      "t4"."month",
      "t6"."first"
    FROM "t2" AS "t4"
    INNER JOIN (
      SELECT
        "t3"."customer",
        MIN("t3"."month") AS "first"
      FROM "t2" AS "t3"
      GROUP BY
        1
    ) AS "t6"
      ON "t4"."customer" = "t6"."customer"
  ) AS "t7"
  GROUP BY
    1,
    2
) AS "t8"
ORDER BY
  "t8"."first" ASC,
  "t8"."month" ASC;
