-- totals
WITH "t1" AS (
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
)
SELECT
  COUNT(*) AS "customers",
  SUM("t9"."lost") AS "lost",
  SUM("t9"."value") AS "value",
  SUM("t9"."value" * "t9"."lost") AS "value_lost"
FROM (
  SELECT
    "t8"."customer",
    "t4"."value",
    CASE WHEN COALESCE("t8"."begun" < 1782976000000000, FALSE) THEN 1 ELSE 0 END AS "lost"
  FROM (
    SELECT
      "t6"."customer",
      "t6"."begun"
    FROM (
      SELECT
        "t5"."customer",
        "t5"."event",
        "t5"."position",
        "t5"."time",
        "t5"."channel",
        "t5"."stage",
        "t5"."segment",
        "t5"."sentiment",
        "t5"."own",
        "t5"."sent",
        "t5"."last",
        "t5"."end",
        COUNT("t5"."own") FILTER(WHERE
          "t5"."own" = 1) OVER (
          PARTITION BY "t5"."customer"
          ORDER BY "t5"."position" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "step",
        MAX(CASE WHEN "t5"."own" = 1 THEN "t5"."time" ELSE CAST(NULL AS BIGINT) END) OVER (
          PARTITION BY "t5"."customer"
          ORDER BY "t5"."position" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "begun",
        MIN(CASE WHEN "t5"."own" = 1 THEN "t5"."time" ELSE CAST(NULL AS BIGINT) END) OVER (
          PARTITION BY "t5"."customer"
          ORDER BY "t5"."position" ASC
          ROWS BETWEEN 1 following AND UNBOUNDED FOLLOWING
        ) AS "next_own",
        CAST(NULL AS BIGINT) AS "over"
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
          CASE WHEN NOT (
            COALESCE("t2"."direction" = 'out', FALSE)
          ) THEN 1 ELSE 0 END AS "own",
          CASE WHEN COALESCE("t2"."direction" = 'out', FALSE) THEN 1 ELSE 0 END AS "sent",
          CASE WHEN "t2"."next_event" IS NULL THEN 1 ELSE 0 END AS "last",
          CASE WHEN FALSE THEN 1 ELSE 0 END AS "end"
        FROM "t1" AS "t2"
      ) AS "t5"
    ) AS "t6"
    WHERE
      "t6"."last" = 1 AND "t6"."step" > 0
  ) AS "t8"
  INNER JOIN (
    SELECT
      "t2"."customer",
      COALESCE(SUM("t2"."value"), 0.0) AS "value"
    FROM "t1" AS "t2"
    GROUP BY
      1
  ) AS "t4"
    ON "t8"."customer" = "t4"."customer"
) AS "t9";

-- parts
WITH "t1" AS (
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
)
SELECT
  "t10"."part",
  COUNT(*) AS "customers",
  SUM("t10"."value") AS "value"
FROM (
  SELECT
    "t9"."customer",
    "t9"."value",
    "t9"."lost",
    NTILE(100) OVER (
      ORDER BY "t9"."value" DESC, "t9"."customer" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "part"
  FROM (
    SELECT
      "t8"."customer",
      "t4"."value",
      CASE WHEN COALESCE("t8"."begun" < 1782976000000000, FALSE) THEN 1 ELSE 0 END AS "lost"
    FROM (
      SELECT
        "t6"."customer",
        "t6"."begun"
      FROM (
        SELECT
          "t5"."customer",
          "t5"."event",
          "t5"."position",
          "t5"."time",
          "t5"."channel",
          "t5"."stage",
          "t5"."segment",
          "t5"."sentiment",
          "t5"."own",
          "t5"."sent",
          "t5"."last",
          "t5"."end",
          COUNT("t5"."own") FILTER(WHERE
            "t5"."own" = 1) OVER (
            PARTITION BY "t5"."customer"
            ORDER BY "t5"."position" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS "step",
          MAX(CASE WHEN "t5"."own" = 1 THEN "t5"."time" ELSE CAST(NULL AS BIGINT) END) OVER (
            PARTITION BY "t5"."customer"
            ORDER BY "t5"."position" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS "begun",
          MIN(CASE WHEN "t5"."own" = 1 THEN "t5"."time" ELSE CAST(NULL AS BIGINT) END) OVER (
            PARTITION BY "t5"."customer"
            ORDER BY "t5"."position" ASC
            ROWS BETWEEN 1 following AND UNBOUNDED FOLLOWING
          ) AS "next_own",
          CAST(NULL AS BIGINT) AS "over"
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
            CASE WHEN NOT (
              COALESCE("t2"."direction" = 'out', FALSE)
            ) THEN 1 ELSE 0 END AS "own",
            CASE WHEN COALESCE("t2"."direction" = 'out', FALSE) THEN 1 ELSE 0 END AS "sent",
            CASE WHEN "t2"."next_event" IS NULL THEN 1 ELSE 0 END AS "last",
            CASE WHEN FALSE THEN 1 ELSE 0 END AS "end"
          FROM "t1" AS "t2"
        ) AS "t5"
      ) AS "t6"
      WHERE
        "t6"."last" = 1 AND "t6"."step" > 0
    ) AS "t8"
    INNER JOIN (
      SELECT
        "t2"."customer",
        COALESCE(SUM("t2"."value"), 0.0) AS "value"
      FROM "t1" AS "t2"
      GROUP BY
        1
    ) AS "t4"
      ON "t8"."customer" = "t4"."customer"
  ) AS "t9"
) AS "t10"
GROUP BY
  1;

-- monthly
WITH "t1" AS (
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
)
SELECT
  "t7"."month",
  "t11"."heads" AS "customers",
  "t7"."value",
  "t7"."margin"
FROM (
  SELECT
    "t4"."month",
    SUM("t4"."value") AS "value",
    SUM("t4"."margin") AS "margin"
  FROM (
    SELECT
      "t2"."customer",
      "t2"."time",
      "t2"."event",
      "t2"."channel",
      "t2"."direction",
      "t2"."value",
      "t2"."margin",
      "t2"."sentiment",
      "t2"."stage",
      "t2"."segment",
      "t2"."row",
      "t2"."position",
      "t2"."next_event",
      "t2"."next_time",
      "t2"."next_channel",
      (
        (
          CAST(EXTRACT(year FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(CAST(FLOOR((
            "t2"."time"
          ) / (
            1000000
          )) AS BIGINT))) AS BIGINT) * 12
        ) + CAST(EXTRACT(month FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(CAST(FLOOR((
          "t2"."time"
        ) / (
          1000000
        )) AS BIGINT))) AS BIGINT)
      ) - 1 AS "month"
    FROM "t1" AS "t2"
  ) AS "t4"
  GROUP BY
    1
) AS "t7"
LEFT OUTER JOIN (
  SELECT
    "t9"."month",
    COUNT(*) AS "heads"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t5"."customer",
        "t5"."event",
        "t5"."position",
        "t5"."time",
        "t5"."channel",
        "t5"."stage",
        "t5"."segment",
        "t5"."sentiment",
        "t5"."own",
        "t5"."sent",
        "t5"."last",
        "t5"."end",
        "t5"."step",
        "t5"."begun",
        "t5"."next_own",
        "t5"."over",
        (
          (
            CAST(EXTRACT(year FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(CAST(FLOOR((
              "t5"."time"
            ) / (
              1000000
            )) AS BIGINT))) AS BIGINT) * 12
          ) + CAST(EXTRACT(month FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(CAST(FLOOR((
            "t5"."time"
          ) / (
            1000000
          )) AS BIGINT))) AS BIGINT)
        ) - 1 AS "month"
      FROM (
        SELECT
          "t3"."customer",
          "t3"."event",
          "t3"."position",
          "t3"."time",
          "t3"."channel",
          "t3"."stage",
          "t3"."segment",
          "t3"."sentiment",
          "t3"."own",
          "t3"."sent",
          "t3"."last",
          "t3"."end",
          COUNT("t3"."own") FILTER(WHERE
            "t3"."own" = 1) OVER (
            PARTITION BY "t3"."customer"
            ORDER BY "t3"."position" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS "step",
          MAX(CASE WHEN "t3"."own" = 1 THEN "t3"."time" ELSE CAST(NULL AS BIGINT) END) OVER (
            PARTITION BY "t3"."customer"
            ORDER BY "t3"."position" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS "begun",
          MIN(CASE WHEN "t3"."own" = 1 THEN "t3"."time" ELSE CAST(NULL AS BIGINT) END) OVER (
            PARTITION BY "t3"."customer"
            ORDER BY "t3"."position" ASC
            ROWS BETWEEN 1 following AND UNBOUNDED FOLLOWING
          ) AS "next_own",
          CAST(NULL AS BIGINT) AS "over"
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
            CASE WHEN NOT (
              COALESCE("t2"."direction" = 'out', FALSE)
            ) THEN 1 ELSE 0 END AS "own",
            CASE WHEN COALESCE("t2"."direction" = 'out', FALSE) THEN 1 ELSE 0 END AS "sent",
            CASE WHEN "t2"."next_event" IS NULL THEN 1 ELSE 0 END AS "last",
            CASE WHEN FALSE THEN 1 ELSE 0 END AS "end"
          FROM "t1" AS "t2"
        ) AS "t3"
      ) AS "t5"
      WHERE
        "t5"."own" = 1
    ) AS "t8"
    WHERE
      (
        "t8"."next_own" IS NULL
      )
      OR (
        (
          (
            (
              CAST(EXTRACT(year FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(CAST(FLOOR((
                "t8"."next_own"
              ) / (
                1000000
              )) AS BIGINT))) AS BIGINT) * 12
            ) + CAST(EXTRACT(month FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(CAST(FLOOR((
              "t8"."next_own"
            ) / (
              1000000
            )) AS BIGINT))) AS BIGINT)
          ) - 1
        ) > "t8"."month"
      )
  ) AS "t9"
  GROUP BY
    1
) AS "t11"
  ON "t7"."month" = "t11"."month";
