-- plan
WITH "t13" AS (
  SELECT
    "t12"."customer",
    "t12"."place",
    "t12"."times",
    "t12"."first",
    "t12"."felt",
    "t12"."felt_events",
    CAST(CASE "t12"."place" WHEN 0 THEN 0 WHEN 1 THEN 1 WHEN 2 THEN 2 WHEN 3 THEN 3 ELSE NULL END AS BIGINT) AS "stage",
    MAX("t12"."place") OVER (
      PARTITION BY "t12"."customer"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "furthest",
    CASE
      WHEN "t12"."first" > MIN("t12"."first") OVER (
        PARTITION BY "t12"."customer"
        ORDER BY "t12"."place" DESC
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
      )
      THEN 1
      ELSE 0
    END AS "late"
  FROM (
    SELECT
      "t11"."customer",
      "t11"."place",
      MAX("t11"."times") AS "times",
      MIN("t11"."first") AS "first",
      SUM("t11"."felt") AS "felt",
      SUM("t11"."felt_events") AS "felt_events"
    FROM (
      SELECT
        "t8"."customer",
        "t8"."place",
        "t8"."event",
        COUNT(*) AS "times",
        MIN("t8"."position") AS "first",
        SUM("t8"."sentiment") AS "felt",
        COUNT("t8"."sentiment") AS "felt_events"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t6".*
            EXCLUDE ("named")
          FROM (
            SELECT
              "t4"."customer",
              "t4"."time",
              "t4"."event",
              "t4"."channel",
              "t4"."direction",
              "t4"."value",
              "t4"."sentiment",
              "t4"."stage",
              "t4"."row",
              "t4"."position",
              "t4"."next_event",
              "t4"."next_time",
              "t4"."next_channel",
              "t5"."named",
              "t5"."place"
            FROM (
              SELECT
                "t0"."customer",
                "t0"."time",
                "t0"."event",
                "t0"."channel",
                "t0"."direction",
                "t0"."value",
                "t0"."sentiment",
                "t0"."stage",
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
            ) AS "t4"
            LEFT OUTER JOIN (
              SELECT
                SUBSTRING(
                  "t1"."said",
                  CASE WHEN (
                    6 + 1
                  ) >= 1 THEN 6 + 1 ELSE 6 + 1 + LENGTH("t1"."said") END
                ) AS "named",
                CAST(SUBSTRING(
                  "t1"."said",
                  CASE WHEN (
                    0 + 1
                  ) >= 1 THEN 0 + 1 ELSE 0 + 1 + LENGTH("t1"."said") END,
                  6
                ) AS BIGINT) AS "place"
              FROM (
                SELECT
                  UNNEST(
                    [
                      '000003event 3',
                      '000003also 3',
                      '000002event 2',
                      '000002also 2',
                      '000001event 1',
                      '000001also 1',
                      '000000event 0',
                      '000000also 0'
                    ]
                  ) AS "said"
              ) AS "t1"
            ) AS "t5"
              ON "t4"."event" = "t5"."named"
          ) AS "t6"
        ) AS "t7"
        WHERE
          "t7"."place" IS NOT NULL
      ) AS "t8"
      GROUP BY
        1,
        2,
        3
    ) AS "t11"
    GROUP BY
      1,
      2
  ) AS "t12"
)
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      'places' AS "part",
      "t17"."place",
      "t17"."customers",
      "t17"."again",
      "t17"."times",
      "t17"."reordered",
      "t17"."felt",
      "t17"."felt_events",
      CAST(NULL AS BIGINT) AS "stage",
      CAST(NULL AS BIGINT) AS "furthest",
      CAST(NULL AS BIGINT) AS "walk",
      CAST(NULL AS BIGINT) AS "skip",
      CAST(NULL AS BIGINT) AS "repeat",
      CAST(NULL AS BIGINT) AS "reorder",
      CAST(NULL AS BIGINT) AS "unplanned"
    FROM (
      SELECT
        "t14"."place",
        COUNT(*) AS "customers",
        SUM(CASE WHEN "t14"."times" > 1 THEN 1 ELSE 0 END) AS "again",
        SUM("t14"."times") AS "times",
        SUM("t14"."late") AS "reordered",
        SUM("t14"."felt") AS "felt",
        SUM("t14"."felt_events") AS "felt_events"
      FROM "t13" AS "t14"
      GROUP BY
        1
    ) AS "t17"
  ) AS "t20"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      'stages' AS "part",
      CAST(NULL AS BIGINT) AS "place",
      "t16"."customers",
      CAST(NULL AS BIGINT) AS "again",
      CAST(NULL AS BIGINT) AS "times",
      CAST(NULL AS BIGINT) AS "reordered",
      CAST(NULL AS DOUBLE) AS "felt",
      CAST(NULL AS BIGINT) AS "felt_events",
      "t16"."stage",
      "t16"."furthest",
      CAST(NULL AS BIGINT) AS "walk",
      CAST(NULL AS BIGINT) AS "skip",
      CAST(NULL AS BIGINT) AS "repeat",
      CAST(NULL AS BIGINT) AS "reorder",
      CAST(NULL AS BIGINT) AS "unplanned"
    FROM (
      SELECT
        "t15"."stage",
        "t15"."furthest",
        COUNT(*) AS "customers"
      FROM (
        SELECT
          "t14"."customer",
          "t14"."stage",
          "t14"."furthest",
          COUNT(*) AS "visited"
        FROM "t13" AS "t14"
        GROUP BY
          1,
          2,
          3
      ) AS "t15"
      GROUP BY
        1,
        2
    ) AS "t16"
  ) AS "t19"
) AS "t21"
UNION ALL
SELECT
  *
FROM (
  SELECT
    'whole' AS "part",
    CAST(NULL AS BIGINT) AS "place",
    "t26"."customers",
    CAST(NULL AS BIGINT) AS "again",
    CAST(NULL AS BIGINT) AS "times",
    CAST(NULL AS BIGINT) AS "reordered",
    CAST(NULL AS DOUBLE) AS "felt",
    CAST(NULL AS BIGINT) AS "felt_events",
    CAST(NULL AS BIGINT) AS "stage",
    CAST(NULL AS BIGINT) AS "furthest",
    "t26"."walk",
    "t26"."skip",
    "t26"."repeat",
    "t26"."reorder",
    "t26"."unplanned"
  FROM (
    SELECT
      COUNT(*) AS "customers",
      SUM(
        CASE
          WHEN (
            "t25"."visited" = (
              "t25"."furthest" + 1
            )
          )
          AND (
            "t25"."late" = 0
          )
          AND (
            (
              (
                "t25"."end" - "t25"."begin"
              ) + 1
            ) = "t25"."planned"
          )
          THEN 1
          ELSE 0
        END
      ) AS "walk",
      SUM(CASE WHEN "t25"."missed" = 1 THEN 1 ELSE 0 END) AS "skip",
      SUM(CASE WHEN "t25"."again" = 1 THEN 1 ELSE 0 END) AS "repeat",
      SUM(CASE WHEN "t25"."late" = 1 THEN 1 ELSE 0 END) AS "reorder",
      SUM(CASE WHEN "t25"."events" > "t25"."planned" THEN 1 ELSE 0 END) AS "unplanned"
    FROM (
      SELECT
        "t10"."customer",
        "t10"."events",
        "t10"."planned",
        "t10"."begin",
        "t10"."end",
        "t10"."furthest",
        "t24"."customer" AS "customer_right",
        "t24"."visited",
        "t24"."again",
        "t24"."late",
        "t24"."missed"
      FROM (
        SELECT
          "t7"."customer",
          COUNT(*) AS "events",
          COUNT("t7"."place") AS "planned",
          MIN("t7"."position") FILTER(WHERE
            "t7"."place" IS NOT NULL) AS "begin",
          MAX("t7"."position") FILTER(WHERE
            "t7"."place" IS NOT NULL) AS "end",
          MAX("t7"."place") AS "furthest"
        FROM (
          SELECT
            "t6".*
            EXCLUDE ("named")
          FROM (
            SELECT
              "t4"."customer",
              "t4"."time",
              "t4"."event",
              "t4"."channel",
              "t4"."direction",
              "t4"."value",
              "t4"."sentiment",
              "t4"."stage",
              "t4"."row",
              "t4"."position",
              "t4"."next_event",
              "t4"."next_time",
              "t4"."next_channel",
              "t5"."named",
              "t5"."place"
            FROM (
              SELECT
                "t0"."customer",
                "t0"."time",
                "t0"."event",
                "t0"."channel",
                "t0"."direction",
                "t0"."value",
                "t0"."sentiment",
                "t0"."stage",
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
            ) AS "t4"
            LEFT OUTER JOIN (
              SELECT
                SUBSTRING(
                  "t1"."said",
                  CASE WHEN (
                    6 + 1
                  ) >= 1 THEN 6 + 1 ELSE 6 + 1 + LENGTH("t1"."said") END
                ) AS "named",
                CAST(SUBSTRING(
                  "t1"."said",
                  CASE WHEN (
                    0 + 1
                  ) >= 1 THEN 0 + 1 ELSE 0 + 1 + LENGTH("t1"."said") END,
                  6
                ) AS BIGINT) AS "place"
              FROM (
                SELECT
                  UNNEST(
                    [
                      '000003event 3',
                      '000003also 3',
                      '000002event 2',
                      '000002also 2',
                      '000001event 1',
                      '000001also 1',
                      '000000event 0',
                      '000000also 0'
                    ]
                  ) AS "said"
              ) AS "t1"
            ) AS "t5"
              ON "t4"."event" = "t5"."named"
          ) AS "t6"
        ) AS "t7"
        GROUP BY
          1
      ) AS "t10"
      LEFT OUTER JOIN (
        SELECT
          "t22"."customer",
          SUM("t22"."visited") AS "visited",
          MAX("t22"."again") AS "again",
          MAX("t22"."late") AS "late",
          MAX("t22"."missed") AS "missed"
        FROM (
          SELECT
            "t18"."customer",
            "t18"."stage",
            "t18"."furthest",
            "t18"."visited",
            "t18"."again",
            "t18"."late",
            CASE
              WHEN (
                (
                  LEAST(
                    CAST(CASE "t18"."stage" WHEN 0 THEN 0 WHEN 1 THEN 1 WHEN 2 THEN 2 WHEN 3 THEN 3 ELSE NULL END AS BIGINT),
                    "t18"."furthest"
                  ) - CAST(CASE "t18"."stage" WHEN 0 THEN 0 WHEN 1 THEN 1 WHEN 2 THEN 2 WHEN 3 THEN 3 ELSE NULL END AS BIGINT)
                ) + 1
              ) > "t18"."visited"
              THEN 1
              ELSE 0
            END AS "missed"
          FROM (
            SELECT
              "t14"."customer",
              "t14"."stage",
              "t14"."furthest",
              COUNT(*) AS "visited",
              MAX(CASE WHEN "t14"."times" > 1 THEN 1 ELSE 0 END) AS "again",
              MAX("t14"."late") AS "late"
            FROM "t13" AS "t14"
            GROUP BY
              1,
              2,
              3
          ) AS "t18"
        ) AS "t22"
        GROUP BY
          1
      ) AS "t24"
        ON "t10"."customer" = "t24"."customer"
    ) AS "t25"
  ) AS "t26"
) AS "t27";

-- ways
SELECT
  "t10"."place" AS "source",
  "t10"."target",
  COUNT(DISTINCT "t10"."customer") AS "customers",
  QUANTILE_CONT(CAST("t10"."then" - "t10"."time" AS DOUBLE), 0.5) / 1000000 AS "median_seconds"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t8"."customer",
      "t8"."time",
      "t8"."event",
      "t8"."channel",
      "t8"."direction",
      "t8"."value",
      "t8"."sentiment",
      "t8"."stage",
      "t8"."row",
      "t8"."position",
      "t8"."next_event",
      "t8"."next_time",
      "t8"."next_channel",
      "t8"."place",
      LEAD("t8"."place") OVER (
        PARTITION BY "t8"."customer"
        ORDER BY "t8"."position" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "target",
      LEAD("t8"."time") OVER (
        PARTITION BY "t8"."customer"
        ORDER BY "t8"."position" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "then"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t6".*
          EXCLUDE ("named")
        FROM (
          SELECT
            "t4"."customer",
            "t4"."time",
            "t4"."event",
            "t4"."channel",
            "t4"."direction",
            "t4"."value",
            "t4"."sentiment",
            "t4"."stage",
            "t4"."row",
            "t4"."position",
            "t4"."next_event",
            "t4"."next_time",
            "t4"."next_channel",
            "t5"."named",
            "t5"."place"
          FROM (
            SELECT
              "t0"."customer",
              "t0"."time",
              "t0"."event",
              "t0"."channel",
              "t0"."direction",
              "t0"."value",
              "t0"."sentiment",
              "t0"."stage",
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
          ) AS "t4"
          LEFT OUTER JOIN (
            SELECT
              SUBSTRING(
                "t1"."said",
                CASE WHEN (
                  6 + 1
                ) >= 1 THEN 6 + 1 ELSE 6 + 1 + LENGTH("t1"."said") END
              ) AS "named",
              CAST(SUBSTRING(
                "t1"."said",
                CASE WHEN (
                  0 + 1
                ) >= 1 THEN 0 + 1 ELSE 0 + 1 + LENGTH("t1"."said") END,
                6
              ) AS BIGINT) AS "place"
            FROM (
              SELECT
                UNNEST(
                  [
                    '000003event 3',
                    '000003also 3',
                    '000002event 2',
                    '000002also 2',
                    '000001event 1',
                    '000001also 1',
                    '000000event 0',
                    '000000also 0'
                  ]
                ) AS "said"
            ) AS "t1"
          ) AS "t5"
            ON "t4"."event" = "t5"."named"
        ) AS "t6"
      ) AS "t7"
      WHERE
        "t7"."place" IS NOT NULL
    ) AS "t8"
  ) AS "t9"
  WHERE
    "t9"."target" IS NOT NULL AND "t9"."target" <> "t9"."place"
) AS "t10"
GROUP BY
  1,
  2;

-- unplanned
SELECT
  "t9"."event",
  COUNT(*) AS "customers",
  SUM("t9"."times") AS "times"
FROM (
  SELECT
    "t8"."customer",
    "t8"."event",
    COUNT(*) AS "times"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t6".*
        EXCLUDE ("named")
      FROM (
        SELECT
          "t4"."customer",
          "t4"."time",
          "t4"."event",
          "t4"."channel",
          "t4"."direction",
          "t4"."value",
          "t4"."sentiment",
          "t4"."stage",
          "t4"."row",
          "t4"."position",
          "t4"."next_event",
          "t4"."next_time",
          "t4"."next_channel",
          "t5"."named",
          "t5"."place"
        FROM (
          SELECT
            "t0"."customer",
            "t0"."time",
            "t0"."event",
            "t0"."channel",
            "t0"."direction",
            "t0"."value",
            "t0"."sentiment",
            "t0"."stage",
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
        ) AS "t4"
        LEFT OUTER JOIN (
          SELECT
            SUBSTRING(
              "t1"."said",
              CASE WHEN (
                6 + 1
              ) >= 1 THEN 6 + 1 ELSE 6 + 1 + LENGTH("t1"."said") END
            ) AS "named",
            CAST(SUBSTRING(
              "t1"."said",
              CASE WHEN (
                0 + 1
              ) >= 1 THEN 0 + 1 ELSE 0 + 1 + LENGTH("t1"."said") END,
              6
            ) AS BIGINT) AS "place"
          FROM (
            SELECT
              UNNEST(
                [
                  '000003event 3',
                  '000003also 3',
                  '000002event 2',
                  '000002also 2',
                  '000001event 1',
                  '000001also 1',
                  '000000event 0',
                  '000000also 0'
                ]
              ) AS "said"
          ) AS "t1"
        ) AS "t5"
          ON "t4"."event" = "t5"."named"
      ) AS "t6"
    ) AS "t7"
    WHERE
      "t7"."place" IS NULL
  ) AS "t8"
  GROUP BY
    1,
    2
) AS "t9"
GROUP BY
  1;

-- before
SELECT
  "t10"."next_event" AS "event",
  "t10"."place",
  COUNT(*) AS "count"
FROM (
  SELECT
    "t9"."customer",
    "t9"."time",
    "t9"."event",
    "t9"."channel",
    "t9"."direction",
    "t9"."value",
    "t9"."sentiment",
    "t9"."stage",
    "t9"."row",
    "t9"."position",
    "t9"."next_event",
    "t9"."next_time",
    "t9"."next_channel",
    "t9"."place"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t6".*
        EXCLUDE ("named")
      FROM (
        SELECT
          "t5"."customer",
          "t5"."time",
          "t5"."event",
          "t5"."channel",
          "t5"."direction",
          "t5"."value",
          "t5"."sentiment",
          "t5"."stage",
          "t5"."row",
          "t5"."position",
          "t5"."next_event",
          "t5"."next_time",
          "t5"."next_channel",
          "t4"."named",
          "t4"."place"
        FROM (
          SELECT
            "t0"."customer",
            "t0"."time",
            "t0"."event",
            "t0"."channel",
            "t0"."direction",
            "t0"."value",
            "t0"."sentiment",
            "t0"."stage",
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
        ) AS "t5"
        LEFT OUTER JOIN (
          SELECT
            SUBSTRING(
              "t1"."said",
              CASE WHEN (
                6 + 1
              ) >= 1 THEN 6 + 1 ELSE 6 + 1 + LENGTH("t1"."said") END
            ) AS "named",
            CAST(SUBSTRING(
              "t1"."said",
              CASE WHEN (
                0 + 1
              ) >= 1 THEN 0 + 1 ELSE 0 + 1 + LENGTH("t1"."said") END,
              6
            ) AS BIGINT) AS "place"
          FROM (
            SELECT
              UNNEST(
                [
                  '000003event 3',
                  '000003also 3',
                  '000002event 2',
                  '000002also 2',
                  '000001event 1',
                  '000001also 1',
                  '000000event 0',
                  '000000also 0'
                ]
              ) AS "said"
          ) AS "t1"
        ) AS "t4"
          ON "t5"."event" = "t4"."named"
      ) AS "t6"
    ) AS "t7"
    WHERE
      "t7"."place" IS NOT NULL AND "t7"."next_event" IS NOT NULL
  ) AS "t9"
  ANTI JOIN (
    SELECT
      SUBSTRING(
        "t1"."said",
        CASE WHEN (
          6 + 1
        ) >= 1 THEN 6 + 1 ELSE 6 + 1 + LENGTH("t1"."said") END
      ) AS "named",
      CAST(SUBSTRING(
        "t1"."said",
        CASE WHEN (
          0 + 1
        ) >= 1 THEN 0 + 1 ELSE 0 + 1 + LENGTH("t1"."said") END,
        6
      ) AS BIGINT) AS "place"
    FROM (
      SELECT
        UNNEST(
          [
            '000003event 3',
            '000003also 3',
            '000002event 2',
            '000002also 2',
            '000001event 1',
            '000001also 1',
            '000000event 0',
            '000000also 0'
          ]
        ) AS "said"
    ) AS "t1"
  ) AS "t4"
    ON "t9"."next_event" = "t4"."named"
) AS "t10"
GROUP BY
  1,
  2;

-- described
SELECT
  "t8"."event",
  "t8"."stage",
  "t8"."channel",
  "t8"."direction",
  COUNT(*) AS "count"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t6".*
      EXCLUDE ("named")
    FROM (
      SELECT
        "t4"."customer",
        "t4"."time",
        "t4"."event",
        "t4"."channel",
        "t4"."direction",
        "t4"."value",
        "t4"."sentiment",
        "t4"."stage",
        "t4"."row",
        "t4"."position",
        "t4"."next_event",
        "t4"."next_time",
        "t4"."next_channel",
        "t5"."named",
        "t5"."place"
      FROM (
        SELECT
          "t0"."customer",
          "t0"."time",
          "t0"."event",
          "t0"."channel",
          "t0"."direction",
          "t0"."value",
          "t0"."sentiment",
          "t0"."stage",
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
      ) AS "t4"
      LEFT OUTER JOIN (
        SELECT
          SUBSTRING(
            "t1"."said",
            CASE WHEN (
              6 + 1
            ) >= 1 THEN 6 + 1 ELSE 6 + 1 + LENGTH("t1"."said") END
          ) AS "named",
          CAST(SUBSTRING(
            "t1"."said",
            CASE WHEN (
              0 + 1
            ) >= 1 THEN 0 + 1 ELSE 0 + 1 + LENGTH("t1"."said") END,
            6
          ) AS BIGINT) AS "place"
        FROM (
          SELECT
            UNNEST(
              [
                '000003event 3',
                '000003also 3',
                '000002event 2',
                '000002also 2',
                '000001event 1',
                '000001also 1',
                '000000event 0',
                '000000also 0'
              ]
            ) AS "said"
        ) AS "t1"
      ) AS "t5"
        ON "t4"."event" = "t5"."named"
    ) AS "t6"
  ) AS "t7"
  WHERE
    "t7"."place" IS NULL
) AS "t8"
GROUP BY
  1,
  2,
  3,
  4;
