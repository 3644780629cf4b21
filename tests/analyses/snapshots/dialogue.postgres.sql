-- whole
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
  SUM("t13"."messages") AS "messages",
  COUNT(*) AS "exchanges",
  SUM(CASE WHEN "t13"."took" IS NOT NULL THEN 1 ELSE 0 END) AS "two_way",
  CAST(PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
    CAST("t13"."took" AS DOUBLE PRECISION)) AS DOUBLE PRECISION) / 3600000000 AS "hours",
  COUNT(DISTINCT "t13"."customer") FILTER(WHERE
    "t13"."took" IS NOT NULL) AS "answering"
FROM (
  SELECT
    "t12"."customer",
    "t12"."last_sent",
    "t12"."messages",
    CASE
      WHEN (
        (
          "t12"."next_own" - "t12"."last_sent"
        ) <= 604800000000
      )
      AND (
        "t12"."same" = 1
      )
      THEN "t12"."next_own" - "t12"."last_sent"
      ELSE CAST(NULL AS BIGINT)
    END AS "took"
  FROM (
    SELECT
      "t11"."customer",
      "t11"."run",
      SUM("t11"."messages") AS "messages",
      MAX("t11"."last_sent") AS "last_sent",
      MIN("t11"."next_own") AS "next_own",
      MAX("t11"."same") AS "same"
    FROM (
      SELECT
        "t10"."customer",
        "t10"."run",
        "t10"."channel",
        "t10"."messages",
        "t10"."last_sent",
        "t10"."next_own",
        "t10"."answers",
        CASE
          WHEN (
            "t10"."messages" > 0
          )
          AND (
            "t10"."answers" > 0
          )
          AND (
            "t10"."channel" IS NOT NULL
          )
          THEN 1
          ELSE 0
        END AS "same"
      FROM (
        SELECT
          "t9"."customer",
          "t9"."run",
          "t9"."channel",
          COUNT(*) FILTER(WHERE
            "t9"."sent" = 1) AS "messages",
          MAX("t9"."time") FILTER(WHERE
            "t9"."sent" = 1) AS "last_sent",
          MIN("t9"."next_own") FILTER(WHERE
            "t9"."sent" = 1) AS "next_own",
          COUNT(*) FILTER(WHERE
            "t9"."own" = 1) AS "answers"
        FROM (
          SELECT
            "t7"."customer",
            "t7"."event",
            "t7"."position",
            "t7"."time",
            "t7"."channel",
            "t7"."stage",
            "t7"."segment",
            "t7"."sentiment",
            "t7"."own",
            "t7"."sent",
            "t7"."last",
            "t7"."end",
            "t7"."step",
            "t7"."begun",
            "t7"."next_own",
            "t7"."over",
            "t7"."run"
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
              "t4"."step" - "t4"."own" AS "run"
            FROM "t3" AS "t4"
            WHERE
              (
                "t4"."sent" = 1
              ) OR (
                "t4"."own" = 1
              )
          ) AS "t7"
          WHERE
            EXISTS(
              SELECT
                1
              FROM (
                SELECT
                  "t4"."customer",
                  "t4"."step" - "t4"."own" AS "run"
                FROM "t3" AS "t4"
                WHERE
                  (
                    (
                      "t4"."sent" = 1
                    ) OR (
                      "t4"."own" = 1
                    )
                  ) AND "t4"."sent" = 1
              ) AS "t8"
              WHERE
                "t7"."customer" = "t8"."customer" AND "t7"."run" = "t8"."run"
            )
        ) AS "t9"
        GROUP BY
          1,
          2,
          3
      ) AS "t10"
    ) AS "t11"
    GROUP BY
      1,
      2
  ) AS "t12"
  WHERE
    "t12"."messages" > 0 AND "t12"."last_sent" <= 1785395200000000
) AS "t13";

-- monthly
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
  "t14"."month",
  COUNT(*) AS "exchanges",
  SUM("t14"."two_way") AS "two_way"
FROM (
  SELECT
    "t13"."customer",
    "t13"."last_sent",
    "t13"."messages",
    "t13"."took",
    (
      (
        CAST(EXTRACT(year FROM CAST('1970-01-01T00:00:00' AS TIMESTAMP) + MAKE_INTERVAL(
          secs => CAST(CAST(FLOOR(CAST((
            "t13"."last_sent"
          ) AS DOUBLE PRECISION) / (
            1000000
          )) AS BIGINT) AS DOUBLE PRECISION)
        )) AS BIGINT) * 12
      ) + CAST(EXTRACT(month FROM CAST('1970-01-01T00:00:00' AS TIMESTAMP) + MAKE_INTERVAL(
        secs => CAST(CAST(FLOOR(CAST((
          "t13"."last_sent"
        ) AS DOUBLE PRECISION) / (
          1000000
        )) AS BIGINT) AS DOUBLE PRECISION)
      )) AS BIGINT)
    ) - 1 AS "month",
    CASE WHEN "t13"."took" IS NOT NULL THEN 1 ELSE 0 END AS "two_way"
  FROM (
    SELECT
      "t12"."customer",
      "t12"."last_sent",
      "t12"."messages",
      CASE
        WHEN (
          (
            "t12"."next_own" - "t12"."last_sent"
          ) <= 604800000000
        )
        AND (
          "t12"."same" = 1
        )
        THEN "t12"."next_own" - "t12"."last_sent"
        ELSE CAST(NULL AS BIGINT)
      END AS "took"
    FROM (
      SELECT
        "t11"."customer",
        "t11"."run",
        SUM("t11"."messages") AS "messages",
        MAX("t11"."last_sent") AS "last_sent",
        MIN("t11"."next_own") AS "next_own",
        MAX("t11"."same") AS "same"
      FROM (
        SELECT
          "t10"."customer",
          "t10"."run",
          "t10"."channel",
          "t10"."messages",
          "t10"."last_sent",
          "t10"."next_own",
          "t10"."answers",
          CASE
            WHEN (
              "t10"."messages" > 0
            )
            AND (
              "t10"."answers" > 0
            )
            AND (
              "t10"."channel" IS NOT NULL
            )
            THEN 1
            ELSE 0
          END AS "same"
        FROM (
          SELECT
            "t9"."customer",
            "t9"."run",
            "t9"."channel",
            COUNT(*) FILTER(WHERE
              "t9"."sent" = 1) AS "messages",
            MAX("t9"."time") FILTER(WHERE
              "t9"."sent" = 1) AS "last_sent",
            MIN("t9"."next_own") FILTER(WHERE
              "t9"."sent" = 1) AS "next_own",
            COUNT(*) FILTER(WHERE
              "t9"."own" = 1) AS "answers"
          FROM (
            SELECT
              "t7"."customer",
              "t7"."event",
              "t7"."position",
              "t7"."time",
              "t7"."channel",
              "t7"."stage",
              "t7"."segment",
              "t7"."sentiment",
              "t7"."own",
              "t7"."sent",
              "t7"."last",
              "t7"."end",
              "t7"."step",
              "t7"."begun",
              "t7"."next_own",
              "t7"."over",
              "t7"."run"
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
                "t4"."step" - "t4"."own" AS "run"
              FROM "t3" AS "t4"
              WHERE
                (
                  "t4"."sent" = 1
                ) OR (
                  "t4"."own" = 1
                )
            ) AS "t7"
            WHERE
              EXISTS(
                SELECT
                  1
                FROM (
                  SELECT
                    "t4"."customer",
                    "t4"."step" - "t4"."own" AS "run"
                  FROM "t3" AS "t4"
                  WHERE
                    (
                      (
                        "t4"."sent" = 1
                      ) OR (
                        "t4"."own" = 1
                      )
                    ) AND "t4"."sent" = 1
                ) AS "t8"
                WHERE
                  "t7"."customer" = "t8"."customer" AND "t7"."run" = "t8"."run"
              )
          ) AS "t9"
          GROUP BY
            1,
            2,
            3
        ) AS "t10"
      ) AS "t11"
      GROUP BY
        1,
        2
    ) AS "t12"
    WHERE
      "t12"."messages" > 0 AND "t12"."last_sent" <= 1785395200000000
  ) AS "t13"
) AS "t14"
GROUP BY
  1;

-- monologues
SELECT
  COUNT(DISTINCT "t5"."customer") AS "customers",
  COUNT(DISTINCT "t5"."customer") FILTER(WHERE
    "t5"."messages" >= 3) AS "monologues"
FROM (
  SELECT
    "t4"."customer",
    "t4"."step",
    COUNT(*) AS "messages"
  FROM (
    SELECT
      *
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
      "t3"."sent" = 1
  ) AS "t4"
  GROUP BY
    1,
    2
) AS "t5";

-- cooling
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
  *
FROM (
  SELECT
    "t18"."customer",
    "t18"."last_event",
    "t18"."silent",
    "t18"."gaps",
    "t18"."usual",
    "t18"."spread",
    CAST((
      "t18"."silent" - "t18"."usual"
    ) AS DOUBLE PRECISION) / GREATEST("t18"."spread" * 1.4826, GREATEST(21600000000.0, "t18"."usual" * 0.25)) AS "z"
  FROM (
    SELECT
      "t17"."customer",
      "t17"."last_event",
      "t17"."silent",
      "t17"."gaps",
      "t17"."usual",
      PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
        "t17"."off") AS "spread"
    FROM (
      SELECT
        "t16"."customer",
        "t16"."last_event",
        "t16"."silent",
        "t16"."gaps",
        "t16"."usual",
        "t16"."longest",
        "t16"."gap",
        ABS("t16"."gap" - "t16"."usual") AS "off"
      FROM (
        SELECT
          "t15"."customer",
          "t15"."last_event",
          "t15"."silent",
          "t15"."gaps",
          "t15"."usual",
          "t15"."longest",
          "t8"."gap"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t9"."customer",
              "t9"."last_event",
              "t9"."silent",
              "t12"."gaps",
              "t12"."usual",
              "t12"."longest"
            FROM (
              SELECT
                "t4"."customer",
                "t4"."event" AS "last_event",
                CAST(1786000000000000 - "t4"."time" AS DOUBLE PRECISION) AS "silent"
              FROM "t3" AS "t4"
              WHERE
                "t4"."own" = 1
                AND "t4"."end" = 0
                AND "t4"."next_own" IS NULL
                AND "t4"."over" IS NULL
                AND "t4"."time" >= 1782976000000000
            ) AS "t9"
            INNER JOIN (
              SELECT
                *
              FROM (
                SELECT
                  "t6"."customer",
                  COUNT(*) AS "gaps",
                  PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY
                    "t6"."gap") AS "usual",
                  MAX("t6"."gap") AS "longest"
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
                    CAST("t4"."next_own" - "t4"."time" AS DOUBLE PRECISION) AS "gap"
                  FROM "t3" AS "t4"
                  WHERE
                    "t4"."own" = 1 AND (
                      "t4"."next_own" - "t4"."time"
                    ) >= 43200000000
                ) AS "t6"
                GROUP BY
                  1
              ) AS "t10"
              WHERE
                "t10"."gaps" >= 4
            ) AS "t12"
              ON "t9"."customer" = "t12"."customer"
          ) AS "t13"
          WHERE
            "t13"."silent" > (
              "t13"."longest" + (
                CAST((
                  (
                    "t13"."longest" - "t13"."usual"
                  ) * 10
                ) AS DOUBLE PRECISION) / "t13"."gaps"
              )
            )
        ) AS "t15"
        INNER JOIN (
          SELECT
            "t4"."customer",
            CAST("t4"."next_own" - "t4"."time" AS DOUBLE PRECISION) AS "gap"
          FROM "t3" AS "t4"
          WHERE
            "t4"."own" = 1 AND (
              "t4"."next_own" - "t4"."time"
            ) >= 43200000000
        ) AS "t8"
          ON "t15"."customer" = "t8"."customer"
      ) AS "t16"
    ) AS "t17"
    GROUP BY
      1,
      2,
      3,
      4,
      5
  ) AS "t18"
) AS "t19"
WHERE
  "t19"."z" >= 3.5
ORDER BY
  "t19"."z" DESC NULLS LAST,
  "t19"."customer" ASC
LIMIT 200;
