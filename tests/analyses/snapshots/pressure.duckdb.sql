-- before
SELECT
  "t7"."messages",
  SUM(CAST("t7"."n" > 0 AS INT)) AS "customers",
  SUM("t7"."n") AS "n",
  SUM("t7"."gone") AS "gone",
  SUM("t7"."gone" * "t7"."n") AS "both",
  SUM("t7"."gone" * "t7"."gone") AS "squares",
  SUM("t7"."n" * "t7"."n") AS "sizes"
FROM (
  SELECT
    "t6"."customer",
    "t6"."messages",
    COUNT(*) FILTER(WHERE
      "t6"."seen" = 1) AS "n",
    COUNT(*) FILTER(WHERE
      "t6"."gone" = 1) AS "gone"
  FROM (
    SELECT
      "t5"."customer",
      "t5"."stage",
      CASE
        WHEN "t5"."step" >= 31
        THEN 6
        WHEN "t5"."step" >= 11
        THEN 5
        WHEN "t5"."step" >= 6
        THEN 4
        WHEN "t5"."step" >= 3
        THEN 3
        WHEN "t5"."step" >= 2
        THEN 2
        ELSE 1
      END AS "band",
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
      ) - 1 AS "month",
      CASE WHEN "t5"."time" <= 1782976000000000 THEN 1 ELSE 0 END AS "seen",
      CASE WHEN "t5"."time" <= 1782976000000000 THEN 1 ELSE 0 END * CASE
        WHEN COALESCE((
          "t5"."next_own" - "t5"."time"
        ) <= 3024000000000, FALSE)
        OR (
          "t5"."over" IS NOT NULL
        )
        THEN 0
        ELSE 1
      END AS "gone",
      CASE
        WHEN "t5"."messages" >= 5
        THEN 4
        WHEN "t5"."messages" >= 3
        THEN 3
        WHEN "t5"."messages" >= 2
        THEN 2
        WHEN "t5"."messages" >= 1
        THEN 1
        ELSE 0
      END AS "messages"
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
          SUM("t4"."messages") OVER (
            PARTITION BY "t4"."customer"
            ORDER BY "t4"."time" ASC, "t4"."position" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) - "t4"."messages"
        ) - COALESCE(
          SUM("t4"."messages") OVER (
            PARTITION BY "t4"."customer"
            ORDER BY "t4"."time" ASC
            RANGE BETWEEN UNBOUNDED PRECEDING AND 604800000001 preceding
          ),
          0
        ) AS "messages"
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
          CAST("t3"."sent" AS BIGINT) * 1 AS "messages"
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
      ) AS "t4"
    ) AS "t5"
    WHERE
      "t5"."own" = 1 AND "t5"."end" = 0
  ) AS "t6"
  GROUP BY
    1,
    2
) AS "t7"
GROUP BY
  1;

-- before_in_strata
SELECT
  "t6"."messages",
  "t6"."band",
  "t6"."month",
  "t6"."stage",
  COUNT(*) AS "n",
  SUM("t6"."gone") AS "gone"
FROM (
  SELECT
    "t5"."customer",
    "t5"."stage",
    CASE
      WHEN "t5"."step" >= 31
      THEN 6
      WHEN "t5"."step" >= 11
      THEN 5
      WHEN "t5"."step" >= 6
      THEN 4
      WHEN "t5"."step" >= 3
      THEN 3
      WHEN "t5"."step" >= 2
      THEN 2
      ELSE 1
    END AS "band",
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
    ) - 1 AS "month",
    CASE WHEN "t5"."time" <= 1782976000000000 THEN 1 ELSE 0 END AS "seen",
    CASE WHEN "t5"."time" <= 1782976000000000 THEN 1 ELSE 0 END * CASE
      WHEN COALESCE((
        "t5"."next_own" - "t5"."time"
      ) <= 3024000000000, FALSE)
      OR (
        "t5"."over" IS NOT NULL
      )
      THEN 0
      ELSE 1
    END AS "gone",
    CAST(CASE
      WHEN "t5"."messages" >= 5
      THEN 4
      WHEN "t5"."messages" >= 3
      THEN 3
      WHEN "t5"."messages" >= 2
      THEN 2
      WHEN "t5"."messages" >= 1
      THEN 1
      ELSE 0
    END AS TEXT) AS "messages"
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
        SUM("t4"."messages") OVER (
          PARTITION BY "t4"."customer"
          ORDER BY "t4"."time" ASC, "t4"."position" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) - "t4"."messages"
      ) - COALESCE(
        SUM("t4"."messages") OVER (
          PARTITION BY "t4"."customer"
          ORDER BY "t4"."time" ASC
          RANGE BETWEEN UNBOUNDED PRECEDING AND 604800000001 preceding
        ),
        0
      ) AS "messages"
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
        CAST("t3"."sent" AS BIGINT) * 1 AS "messages"
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
    ) AS "t4"
  ) AS "t5"
  WHERE
    "t5"."own" = 1
    AND "t5"."end" = 0
    AND CASE WHEN "t5"."time" <= 1782976000000000 THEN 1 ELSE 0 END = 1
) AS "t6"
GROUP BY
  1,
  2,
  3,
  4;

-- after
SELECT
  "t8"."messages",
  SUM(CAST("t8"."n" > 0 AS INT)) AS "customers",
  SUM("t8"."n") AS "n",
  SUM("t8"."gone") AS "gone",
  SUM("t8"."gone" * "t8"."n") AS "both",
  SUM("t8"."gone" * "t8"."gone") AS "squares",
  SUM("t8"."n" * "t8"."n") AS "sizes"
FROM (
  SELECT
    "t7"."customer",
    "t7"."messages",
    COUNT(*) FILTER(WHERE
      "t7"."seen" = 1) AS "n",
    COUNT(*) FILTER(WHERE
      "t7"."gone" = 1) AS "gone"
  FROM (
    SELECT
      "t6"."customer",
      "t6"."stage",
      CASE
        WHEN "t6"."step" >= 31
        THEN 6
        WHEN "t6"."step" >= 11
        THEN 5
        WHEN "t6"."step" >= 6
        THEN 4
        WHEN "t6"."step" >= 3
        THEN 3
        WHEN "t6"."step" >= 2
        THEN 2
        ELSE 1
      END AS "band",
      (
        (
          CAST(EXTRACT(year FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(CAST(FLOOR((
            "t6"."time"
          ) / (
            1000000
          )) AS BIGINT))) AS BIGINT) * 12
        ) + CAST(EXTRACT(month FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(CAST(FLOOR((
          "t6"."time"
        ) / (
          1000000
        )) AS BIGINT))) AS BIGINT)
      ) - 1 AS "month",
      CASE WHEN "t6"."time" <= 1782976000000000 THEN 1 ELSE 0 END AS "seen",
      CASE WHEN "t6"."time" <= 1782976000000000 THEN 1 ELSE 0 END * CASE
        WHEN COALESCE((
          "t6"."next_own" - "t6"."time"
        ) <= 3024000000000, FALSE)
        OR (
          "t6"."over" IS NOT NULL
        )
        THEN 0
        ELSE 1
      END AS "gone",
      CASE
        WHEN "t6"."mails" >= 5
        THEN 4
        WHEN "t6"."mails" >= 3
        THEN 3
        WHEN "t6"."mails" >= 2
        THEN 2
        WHEN "t6"."mails" >= 1
        THEN 1
        ELSE 0
      END AS "messages"
    FROM (
      SELECT
        "t5"."customer",
        "t5"."step",
        "t5"."time" + 604800000000 AS "time",
        "t5"."next_own",
        "t5"."over",
        "t5"."stage",
        "t5"."mails"
      FROM (
        SELECT
          "t4"."customer",
          "t4"."step",
          MAX("t4"."time") FILTER(WHERE
            "t4"."own" = 1) AS "time",
          MAX("t4"."next_own") FILTER(WHERE
            "t4"."own" = 1) AS "next_own",
          MAX("t4"."over") FILTER(WHERE
            "t4"."own" = 1) AS "over",
          MAX("t4"."stage") FILTER(WHERE
            "t4"."own" = 1) AS "stage",
          COUNT(*) FILTER(WHERE
            "t4"."own" = 0) AS "mails"
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
            "t3"."step" > 0
            AND (
              (
                (
                  "t3"."own" = 1
                )
                AND (
                  "t3"."end" = 0
                )
                AND (
                  (
                    (
                      "t3"."next_own" IS NULL
                    )
                    OR (
                      "t3"."next_own" > (
                        "t3"."time" + 604800000000
                      )
                    )
                  )
                  AND (
                    (
                      "t3"."over" IS NULL
                    )
                    OR (
                      "t3"."over" > (
                        "t3"."time" + 604800000000
                      )
                    )
                  )
                )
              )
              OR (
                (
                  "t3"."sent" = 1
                )
                AND COALESCE((
                  "t3"."time" - "t3"."begun"
                ) <= 604800000000, FALSE)
              )
            )
        ) AS "t4"
        GROUP BY
          1,
          2
      ) AS "t5"
      WHERE
        "t5"."time" IS NOT NULL
    ) AS "t6"
  ) AS "t7"
  GROUP BY
    1,
    2
) AS "t8"
GROUP BY
  1;

-- after_in_strata
SELECT
  "t7"."messages",
  "t7"."band",
  "t7"."month",
  "t7"."stage",
  COUNT(*) AS "n",
  SUM("t7"."gone") AS "gone"
FROM (
  SELECT
    "t6"."customer",
    "t6"."stage",
    CASE
      WHEN "t6"."step" >= 31
      THEN 6
      WHEN "t6"."step" >= 11
      THEN 5
      WHEN "t6"."step" >= 6
      THEN 4
      WHEN "t6"."step" >= 3
      THEN 3
      WHEN "t6"."step" >= 2
      THEN 2
      ELSE 1
    END AS "band",
    (
      (
        CAST(EXTRACT(year FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(CAST(FLOOR((
          "t6"."time"
        ) / (
          1000000
        )) AS BIGINT))) AS BIGINT) * 12
      ) + CAST(EXTRACT(month FROM MAKE_TIMESTAMP(1970, 1, 1, 0, 0, 0.0) + TO_SECONDS(CAST(FLOOR((
        "t6"."time"
      ) / (
        1000000
      )) AS BIGINT))) AS BIGINT)
    ) - 1 AS "month",
    CASE WHEN "t6"."time" <= 1782976000000000 THEN 1 ELSE 0 END AS "seen",
    CASE WHEN "t6"."time" <= 1782976000000000 THEN 1 ELSE 0 END * CASE
      WHEN COALESCE((
        "t6"."next_own" - "t6"."time"
      ) <= 3024000000000, FALSE)
      OR (
        "t6"."over" IS NOT NULL
      )
      THEN 0
      ELSE 1
    END AS "gone",
    CAST(CASE
      WHEN "t6"."mails" >= 5
      THEN 4
      WHEN "t6"."mails" >= 3
      THEN 3
      WHEN "t6"."mails" >= 2
      THEN 2
      WHEN "t6"."mails" >= 1
      THEN 1
      ELSE 0
    END AS TEXT) AS "messages"
  FROM (
    SELECT
      "t5"."customer",
      "t5"."step",
      "t5"."time" + 604800000000 AS "time",
      "t5"."next_own",
      "t5"."over",
      "t5"."stage",
      "t5"."mails"
    FROM (
      SELECT
        "t4"."customer",
        "t4"."step",
        MAX("t4"."time") FILTER(WHERE
          "t4"."own" = 1) AS "time",
        MAX("t4"."next_own") FILTER(WHERE
          "t4"."own" = 1) AS "next_own",
        MAX("t4"."over") FILTER(WHERE
          "t4"."own" = 1) AS "over",
        MAX("t4"."stage") FILTER(WHERE
          "t4"."own" = 1) AS "stage",
        COUNT(*) FILTER(WHERE
          "t4"."own" = 0) AS "mails"
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
          "t3"."step" > 0
          AND (
            (
              (
                "t3"."own" = 1
              )
              AND (
                "t3"."end" = 0
              )
              AND (
                (
                  (
                    "t3"."next_own" IS NULL
                  )
                  OR (
                    "t3"."next_own" > (
                      "t3"."time" + 604800000000
                    )
                  )
                )
                AND (
                  (
                    "t3"."over" IS NULL
                  )
                  OR (
                    "t3"."over" > (
                      "t3"."time" + 604800000000
                    )
                  )
                )
              )
            )
            OR (
              (
                "t3"."sent" = 1
              )
              AND COALESCE((
                "t3"."time" - "t3"."begun"
              ) <= 604800000000, FALSE)
            )
          )
      ) AS "t4"
      GROUP BY
        1,
        2
    ) AS "t5"
    WHERE
      "t5"."time" IS NOT NULL
  ) AS "t6"
  WHERE
    CASE WHEN "t6"."time" <= 1782976000000000 THEN 1 ELSE 0 END = 1
) AS "t7"
GROUP BY
  1,
  2,
  3,
  4;

-- answered
SELECT
  "t4"."name",
  COUNT(*) AS "n",
  SUM("t4"."back") AS "answered",
  COUNT(DISTINCT "t4"."customer") AS "customers"
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
    "t3"."event" AS "name",
    CASE
      WHEN COALESCE((
        "t3"."next_own" - "t3"."time"
      ) <= 604800000000, FALSE)
      THEN 1
      ELSE 0
    END AS "back"
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
    "t3"."sent" = 1 AND "t3"."time" <= 1785395200000000
) AS "t4"
GROUP BY
  1;
