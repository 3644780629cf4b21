-- funnel
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
), "t11" AS (
  SELECT
    "t3"."customer",
    MIN("t3"."position") AS "at",
    MIN("t3"."time") AS "when",
    MIN("t3"."time") AS "since"
  FROM (
    SELECT
      "t2"."customer",
      "t2"."position",
      "t2"."time"
    FROM "t1" AS "t2"
    WHERE
      "t2"."stage" = 'Look around'
  ) AS "t3"
  GROUP BY
    1
), "t12" AS (
  SELECT
    "t5"."customer",
    "t5"."stage",
    MAX("t5"."position") AS "last"
  FROM (
    SELECT
      *
    FROM "t1" AS "t2"
    WHERE
      "t2"."stage" IS NOT NULL
  ) AS "t5"
  GROUP BY
    1,
    2
), "t31" AS (
  SELECT
    "t30"."customer",
    MIN("t30"."position") AS "at",
    MIN("t30"."time") AS "when",
    MIN("t30"."when") AS "since"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t10"."customer",
        "t10"."position",
        "t10"."time",
        "t16"."at",
        "t16"."when",
        "t16"."since"
      FROM (
        SELECT
          "t2"."customer",
          "t2"."position",
          "t2"."time"
        FROM "t1" AS "t2"
        WHERE
          "t2"."stage" = 'Order'
      ) AS "t10"
      INNER JOIN "t11" AS "t16"
        ON "t10"."customer" = "t16"."customer"
    ) AS "t21"
    WHERE
      "t21"."position" > "t21"."at"
  ) AS "t30"
  GROUP BY
    1
), "t41" AS (
  SELECT
    "t39"."customer",
    MIN("t39"."position") AS "at",
    MIN("t39"."time") AS "when",
    MIN("t39"."when") AS "since"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t9"."customer",
        "t9"."position",
        "t9"."time",
        "t35"."at",
        "t35"."when",
        "t35"."since"
      FROM (
        SELECT
          "t2"."customer",
          "t2"."position",
          "t2"."time"
        FROM "t1" AS "t2"
        WHERE
          "t2"."stage" = 'Receive'
      ) AS "t9"
      INNER JOIN "t31" AS "t35"
        ON "t9"."customer" = "t35"."customer"
    ) AS "t37"
    WHERE
      "t37"."position" > "t37"."at"
  ) AS "t39"
  GROUP BY
    1
)
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        0 AS "place",
        COUNT(*) AS "customers",
        QUANTILE_CONT("t32"."when" - "t32"."since", 0.5) / 1000000 AS "median_seconds",
        COALESCE(SUM(CASE WHEN "t32"."last" > "t32"."at" THEN 1 ELSE 0 END), 0) AS "moved"
      FROM (
        SELECT
          "t15"."customer",
          "t15"."at",
          "t15"."when",
          "t15"."since",
          "t28"."customer" AS "customer_right",
          "t28"."last"
        FROM "t11" AS "t15"
        LEFT OUTER JOIN (
          SELECT
            "t19"."customer",
            MAX("t19"."last") AS "last"
          FROM (
            SELECT
              *
            FROM "t12" AS "t14"
            WHERE
              "t14"."stage" <> 'Look around'
          ) AS "t19"
          GROUP BY
            1
        ) AS "t28"
          ON "t15"."customer" = "t28"."customer"
      ) AS "t32"
    ) AS "t38"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        1 AS "place",
        COUNT(*) AS "customers",
        QUANTILE_CONT("t36"."when" - "t36"."since", 0.5) / 1000000 AS "median_seconds",
        COALESCE(SUM(CASE WHEN "t36"."last" > "t36"."at" THEN 1 ELSE 0 END), 0) AS "moved"
      FROM (
        SELECT
          "t34"."customer",
          "t34"."at",
          "t34"."when",
          "t34"."since",
          "t29"."customer" AS "customer_right",
          "t29"."last"
        FROM "t31" AS "t34"
        LEFT OUTER JOIN (
          SELECT
            "t20"."customer",
            MAX("t20"."last") AS "last"
          FROM (
            SELECT
              *
            FROM "t12" AS "t14"
            WHERE
              "t14"."stage" <> 'Order'
          ) AS "t20"
          GROUP BY
            1
        ) AS "t29"
          ON "t34"."customer" = "t29"."customer"
      ) AS "t36"
    ) AS "t40"
  ) AS "t42"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      2 AS "place",
      COUNT(*) AS "customers",
      QUANTILE_CONT("t46"."when" - "t46"."since", 0.5) / 1000000 AS "median_seconds",
      COALESCE(SUM(CASE WHEN "t46"."last" > "t46"."at" THEN 1 ELSE 0 END), 0) AS "moved"
    FROM (
      SELECT
        "t44"."customer",
        "t44"."at",
        "t44"."when",
        "t44"."since",
        "t27"."customer" AS "customer_right",
        "t27"."last"
      FROM "t41" AS "t44"
      LEFT OUTER JOIN (
        SELECT
          "t18"."customer",
          MAX("t18"."last") AS "last"
        FROM (
          SELECT
            *
          FROM "t12" AS "t14"
          WHERE
            "t14"."stage" <> 'Receive'
        ) AS "t18"
        GROUP BY
          1
      ) AS "t27"
        ON "t44"."customer" = "t27"."customer"
    ) AS "t46"
  ) AS "t49"
) AS "t51"
UNION ALL
SELECT
  *
FROM (
  SELECT
    3 AS "place",
    COUNT(*) AS "customers",
    QUANTILE_CONT("t53"."when" - "t53"."since", 0.5) / 1000000 AS "median_seconds",
    COALESCE(SUM(CASE WHEN "t53"."last" > "t53"."at" THEN 1 ELSE 0 END), 0) AS "moved"
  FROM (
    SELECT
      "t52"."customer",
      "t52"."at",
      "t52"."when",
      "t52"."since",
      "t26"."customer" AS "customer_right",
      "t26"."last"
    FROM (
      SELECT
        "t48"."customer",
        MIN("t48"."position") AS "at",
        MIN("t48"."time") AS "when",
        MIN("t48"."when") AS "since"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t8"."customer",
            "t8"."position",
            "t8"."time",
            "t45"."at",
            "t45"."when",
            "t45"."since"
          FROM (
            SELECT
              "t2"."customer",
              "t2"."position",
              "t2"."time"
            FROM "t1" AS "t2"
            WHERE
              "t2"."stage" = 'Ride it'
          ) AS "t8"
          INNER JOIN "t41" AS "t45"
            ON "t8"."customer" = "t45"."customer"
        ) AS "t47"
        WHERE
          "t47"."position" > "t47"."at"
      ) AS "t48"
      GROUP BY
        1
    ) AS "t52"
    LEFT OUTER JOIN (
      SELECT
        "t17"."customer",
        MAX("t17"."last") AS "last"
      FROM (
        SELECT
          *
        FROM "t12" AS "t14"
        WHERE
          "t14"."stage" <> 'Ride it'
      ) AS "t17"
      GROUP BY
        1
    ) AS "t26"
      ON "t52"."customer" = "t26"."customer"
  ) AS "t53"
) AS "t54";
