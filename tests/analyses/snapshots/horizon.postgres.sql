-- gaps
SELECT
  "t4"."gap",
  "t4"."followed",
  COUNT(*) AS "gaps"
FROM (
  SELECT
    COALESCE(
      CAST(FLOOR(
        CAST((
          (
            "t3"."next_own" - "t3"."time"
          ) + 86399999999
        ) AS DOUBLE PRECISION) / (
          86400000000
        )
      ) AS BIGINT),
      -1
    ) AS "gap",
    CAST(FLOOR(
      CAST((
        1786000000000000 - "t3"."time"
      ) AS DOUBLE PRECISION) / (
        86400000000
      )
    ) AS BIGINT) AS "followed"
  FROM (
    SELECT
      "t2"."customer",
      "t2"."event",
      "t2"."position",
      "t2"."time",
      "t2"."channel",
      "t2"."stage",
      "t2"."segment",
      "t2"."sentiment",
      "t2"."own",
      "t2"."sent",
      "t2"."last",
      "t2"."end",
      COUNT("t2"."own") FILTER(WHERE
        "t2"."own" = 1) OVER (
        PARTITION BY "t2"."customer"
        ORDER BY "t2"."position" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS "step",
      MAX(CASE WHEN "t2"."own" = 1 THEN "t2"."time" ELSE CAST(NULL AS BIGINT) END) OVER (
        PARTITION BY "t2"."customer"
        ORDER BY "t2"."position" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS "begun",
      MIN(CASE WHEN "t2"."own" = 1 THEN "t2"."time" ELSE CAST(NULL AS BIGINT) END) OVER (
        PARTITION BY "t2"."customer"
        ORDER BY "t2"."position" ASC
        ROWS BETWEEN 1 following AND UNBOUNDED FOLLOWING
      ) AS "next_own",
      CAST(NULL AS BIGINT) AS "over"
    FROM (
      SELECT
        "t1"."customer",
        "t1"."event",
        "t1"."position",
        "t1"."time",
        "t1"."channel",
        "t1"."stage",
        "t1"."segment",
        "t1"."sentiment",
        CASE WHEN NOT (
          COALESCE("t1"."direction" = 'out', FALSE)
        ) THEN 1 ELSE 0 END AS "own",
        CASE WHEN COALESCE("t1"."direction" = 'out', FALSE) THEN 1 ELSE 0 END AS "sent",
        CASE WHEN "t1"."next_event" IS NULL THEN 1 ELSE 0 END AS "last",
        CASE WHEN FALSE THEN 1 ELSE 0 END AS "end"
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
    ) AS "t2"
  ) AS "t3"
  WHERE
    "t3"."own" = 1 AND "t3"."end" = 0 AND "t3"."over" IS NULL
) AS "t4"
GROUP BY
  1,
  2;
