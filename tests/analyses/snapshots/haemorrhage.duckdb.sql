-- there
SELECT
  "t5"."month",
  "t5"."reaches",
  COUNT(*) AS "customers"
FROM (
  SELECT
    *
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
      "t3"."step",
      "t3"."begun",
      "t3"."next_own",
      "t3"."over",
      (
        (
          CAST(EXTRACT(year FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(CAST(FLOOR((
            "t3"."time"
          ) / (
            1000000
          )) AS BIGINT))) AS BIGINT) * 12
        ) + CAST(EXTRACT(month FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(CAST(FLOOR((
          "t3"."time"
        ) / (
          1000000
        )) AS BIGINT))) AS BIGINT)
      ) - 1 AS "month",
      CASE
        WHEN "t3"."end" = 1
        THEN (
          (
            CAST(EXTRACT(year FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(CAST(FLOOR((
              "t3"."time"
            ) / (
              1000000
            )) AS BIGINT))) AS BIGINT) * 12
          ) + CAST(EXTRACT(month FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(CAST(FLOOR((
            "t3"."time"
          ) / (
            1000000
          )) AS BIGINT))) AS BIGINT)
        ) - 1
        ELSE (
          (
            CAST(EXTRACT(year FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(
              CAST(FLOOR(
                (
                  LEAST(
                    COALESCE("t3"."next_own", "t3"."time" + 3024000000000),
                    COALESCE("t3"."over", "t3"."time" + 3024000000000),
                    "t3"."time" + 3024000000000
                  )
                ) / (
                  1000000
                )
              ) AS BIGINT)
            )) AS BIGINT) * 12
          ) + CAST(EXTRACT(month FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(
            CAST(FLOOR(
              (
                LEAST(
                  COALESCE("t3"."next_own", "t3"."time" + 3024000000000),
                  COALESCE("t3"."over", "t3"."time" + 3024000000000),
                  "t3"."time" + 3024000000000
                )
              ) / (
                1000000
              )
            ) AS BIGINT)
          )) AS BIGINT)
        ) - 1
      END AS "reaches",
      CASE
        WHEN (
          "t3"."time" <= 1782976000000000
        ) AND (
          "t3"."end" = 0
        )
        THEN CASE
          WHEN COALESCE((
            "t3"."next_own" - "t3"."time"
          ) <= 3024000000000, FALSE)
          OR (
            "t3"."over" IS NOT NULL
          )
          THEN 0
          ELSE 1
        END
        ELSE 0
      END AS "gone"
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
      "t3"."own" = 1
  ) AS "t4"
  WHERE
    "t4"."reaches" > "t4"."month"
) AS "t5"
GROUP BY
  1,
  2;

-- lost
WITH "t3" AS (
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
)
SELECT
  "t10"."month",
  SUM("t10"."gone" * "t10"."there") AS "lost",
  SUM("t10"."new") AS "newcomers",
  SUM("t10"."gone" * "t10"."new") AS "newcomers_lost"
FROM (
  SELECT
    "t9"."customer",
    "t9"."month",
    MAX("t9"."there") AS "there",
    MAX("t9"."gone") AS "gone",
    MAX("t9"."new") AS "new"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t5"."customer",
        "t5"."month",
        "t5"."gone",
        0 AS "there",
        CASE WHEN "t5"."step" = 1 THEN 1 ELSE 0 END AS "new"
      FROM (
        SELECT
          "t4"."customer",
          "t4"."event",
          "t4"."position",
          "t4"."time",
          "t4"."channel",
          "t4"."stage",
          "t4"."segment",
          "t4"."sentiment",
          "t4"."own",
          "t4"."sent",
          "t4"."last",
          "t4"."end",
          "t4"."step",
          "t4"."begun",
          "t4"."next_own",
          "t4"."over",
          (
            (
              CAST(EXTRACT(year FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(CAST(FLOOR((
                "t4"."time"
              ) / (
                1000000
              )) AS BIGINT))) AS BIGINT) * 12
            ) + CAST(EXTRACT(month FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(CAST(FLOOR((
              "t4"."time"
            ) / (
              1000000
            )) AS BIGINT))) AS BIGINT)
          ) - 1 AS "month",
          CASE
            WHEN "t4"."end" = 1
            THEN (
              (
                CAST(EXTRACT(year FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(CAST(FLOOR((
                  "t4"."time"
                ) / (
                  1000000
                )) AS BIGINT))) AS BIGINT) * 12
              ) + CAST(EXTRACT(month FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(CAST(FLOOR((
                "t4"."time"
              ) / (
                1000000
              )) AS BIGINT))) AS BIGINT)
            ) - 1
            ELSE (
              (
                CAST(EXTRACT(year FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(
                  CAST(FLOOR(
                    (
                      LEAST(
                        COALESCE("t4"."next_own", "t4"."time" + 3024000000000),
                        COALESCE("t4"."over", "t4"."time" + 3024000000000),
                        "t4"."time" + 3024000000000
                      )
                    ) / (
                      1000000
                    )
                  ) AS BIGINT)
                )) AS BIGINT) * 12
              ) + CAST(EXTRACT(month FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(
                CAST(FLOOR(
                  (
                    LEAST(
                      COALESCE("t4"."next_own", "t4"."time" + 3024000000000),
                      COALESCE("t4"."over", "t4"."time" + 3024000000000),
                      "t4"."time" + 3024000000000
                    )
                  ) / (
                    1000000
                  )
                ) AS BIGINT)
              )) AS BIGINT)
            ) - 1
          END AS "reaches",
          CASE
            WHEN (
              "t4"."time" <= 1782976000000000
            ) AND (
              "t4"."end" = 0
            )
            THEN CASE
              WHEN COALESCE((
                "t4"."next_own" - "t4"."time"
              ) <= 3024000000000, FALSE)
              OR (
                "t4"."over" IS NOT NULL
              )
              THEN 0
              ELSE 1
            END
            ELSE 0
          END AS "gone"
        FROM "t3" AS "t4"
        WHERE
          "t4"."own" = 1
      ) AS "t5"
      WHERE
        (
          "t5"."gone" = 1
        ) OR (
          "t5"."step" = 1
        )
    ) AS "t8"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t6"."customer",
        "t6"."comes" AS "month",
        0 AS "gone",
        1 AS "there",
        0 AS "new"
      FROM (
        SELECT
          "t4"."customer",
          "t4"."event",
          "t4"."position",
          "t4"."time",
          "t4"."channel",
          "t4"."stage",
          "t4"."segment",
          "t4"."sentiment",
          "t4"."own",
          "t4"."sent",
          "t4"."last",
          "t4"."end",
          "t4"."step",
          "t4"."begun",
          "t4"."next_own",
          "t4"."over",
          (
            (
              CAST(EXTRACT(year FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(CAST(FLOOR((
                "t4"."time"
              ) / (
                1000000
              )) AS BIGINT))) AS BIGINT) * 12
            ) + CAST(EXTRACT(month FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(CAST(FLOOR((
              "t4"."time"
            ) / (
              1000000
            )) AS BIGINT))) AS BIGINT)
          ) - 1 AS "month",
          CASE
            WHEN "t4"."end" = 1
            THEN (
              (
                CAST(EXTRACT(year FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(CAST(FLOOR((
                  "t4"."time"
                ) / (
                  1000000
                )) AS BIGINT))) AS BIGINT) * 12
              ) + CAST(EXTRACT(month FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(CAST(FLOOR((
                "t4"."time"
              ) / (
                1000000
              )) AS BIGINT))) AS BIGINT)
            ) - 1
            ELSE (
              (
                CAST(EXTRACT(year FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(
                  CAST(FLOOR(
                    (
                      LEAST(
                        COALESCE("t4"."next_own", "t4"."time" + 3024000000000),
                        COALESCE("t4"."over", "t4"."time" + 3024000000000),
                        "t4"."time" + 3024000000000
                      )
                    ) / (
                      1000000
                    )
                  ) AS BIGINT)
                )) AS BIGINT) * 12
              ) + CAST(EXTRACT(month FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(
                CAST(FLOOR(
                  (
                    LEAST(
                      COALESCE("t4"."next_own", "t4"."time" + 3024000000000),
                      COALESCE("t4"."over", "t4"."time" + 3024000000000),
                      "t4"."time" + 3024000000000
                    )
                  ) / (
                    1000000
                  )
                ) AS BIGINT)
              )) AS BIGINT)
            ) - 1
          END AS "reaches",
          CASE
            WHEN (
              "t4"."time" <= 1782976000000000
            ) AND (
              "t4"."end" = 0
            )
            THEN CASE
              WHEN COALESCE((
                "t4"."next_own" - "t4"."time"
              ) <= 3024000000000, FALSE)
              OR (
                "t4"."over" IS NOT NULL
              )
              THEN 0
              ELSE 1
            END
            ELSE 0
          END AS "gone",
          (
            (
              CAST(EXTRACT(year FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(CAST(FLOOR((
                "t4"."next_own"
              ) / (
                1000000
              )) AS BIGINT))) AS BIGINT) * 12
            ) + CAST(EXTRACT(month FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(CAST(FLOOR((
              "t4"."next_own"
            ) / (
              1000000
            )) AS BIGINT))) AS BIGINT)
          ) - 1 AS "comes"
        FROM "t3" AS "t4"
        WHERE
          "t4"."own" = 1
      ) AS "t6"
      WHERE
        "t6"."comes" > "t6"."month" AND "t6"."reaches" >= "t6"."comes"
    ) AS "t7"
  ) AS "t9"
  GROUP BY
    1,
    2
) AS "t10"
GROUP BY
  1;
