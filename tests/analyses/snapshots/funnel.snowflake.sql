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
      ROW_NUMBER() OVER (PARTITION BY "t0"."customer" ORDER BY "t0"."time" ASC, "t0"."row" ASC) - 1
    ) + 1 AS "position",
    LEAD("t0"."event") OVER (PARTITION BY "t0"."customer" ORDER BY "t0"."time" ASC, "t0"."row" ASC) AS "next_event",
    LEAD("t0"."time") OVER (PARTITION BY "t0"."customer" ORDER BY "t0"."time" ASC, "t0"."row" ASC) AS "next_time",
    LEAD("t0"."channel") OVER (PARTITION BY "t0"."customer" ORDER BY "t0"."time" ASC, "t0"."row" ASC) AS "next_channel"
  FROM "events" AS "t0"
), "t16" AS (
  SELECT
    "t5"."customer",
    MIN("t5"."position") AS "at",
    MIN("t5"."time") AS "when",
    MIN("t5"."time") AS "since"
  FROM (
    SELECT
      "t2"."customer",
      "t2"."position",
      "t2"."time"
    FROM "t1" AS "t2"
    WHERE
      "t2"."stage" = 'Look around'
  ) AS "t5"
  GROUP BY
    1
), "t30" AS (
  SELECT
    "t28"."customer",
    MIN("t28"."position") AS "at",
    MIN("t28"."time") AS "when",
    MIN("t28"."when") AS "since"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t13"."customer",
        "t13"."position",
        "t13"."time",
        "t25"."at",
        "t25"."when",
        "t25"."since"
      FROM (
        SELECT
          "t2"."customer",
          "t2"."position",
          "t2"."time"
        FROM "t1" AS "t2"
        WHERE
          "t2"."stage" = 'Order'
      ) AS "t13"
      INNER JOIN "t16" AS "t25"
        ON "t13"."customer" = "t25"."customer"
    ) AS "t27"
    WHERE
      "t27"."position" > "t27"."at"
  ) AS "t28"
  GROUP BY
    1
), "t38" AS (
  SELECT
    "t36"."customer",
    MIN("t36"."position") AS "at",
    MIN("t36"."time") AS "when",
    MIN("t36"."when") AS "since"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t12"."customer",
        "t12"."position",
        "t12"."time",
        "t33"."at",
        "t33"."when",
        "t33"."since"
      FROM (
        SELECT
          "t2"."customer",
          "t2"."position",
          "t2"."time"
        FROM "t1" AS "t2"
        WHERE
          "t2"."stage" = 'Receive'
      ) AS "t12"
      INNER JOIN "t30" AS "t33"
        ON "t12"."customer" = "t33"."customer"
    ) AS "t35"
    WHERE
      "t35"."position" > "t35"."at"
  ) AS "t36"
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
        MEDIAN("t26"."when" - "t26"."since") / 1000000 AS "median_seconds",
        COALESCE(SUM(IFF("t26"."last" > "t26"."at", 1, 0)), 0) AS "moved"
      FROM (
        SELECT
          "t24"."customer",
          "t24"."at",
          "t24"."when",
          "t24"."since",
          "t22"."customer" AS "customer_right",
          "t22"."last"
        FROM "t16" AS "t24"
        LEFT OUTER JOIN (
          SELECT
            "t6"."customer",
            MAX("t6"."position") AS "last"
          FROM (
            SELECT
              *
            FROM "t1" AS "t2"
            WHERE
              "t2"."stage" <> 'Look around'
          ) AS "t6"
          GROUP BY
            1
        ) AS "t22"
          ON "t24"."customer" = "t22"."customer"
      ) AS "t26"
    ) AS "t29"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        1 AS "place",
        COUNT(*) AS "customers",
        MEDIAN("t34"."when" - "t34"."since") / 1000000 AS "median_seconds",
        COALESCE(SUM(IFF("t34"."last" > "t34"."at", 1, 0)), 0) AS "moved"
      FROM (
        SELECT
          "t32"."customer",
          "t32"."at",
          "t32"."when",
          "t32"."since",
          "t23"."customer" AS "customer_right",
          "t23"."last"
        FROM "t30" AS "t32"
        LEFT OUTER JOIN (
          SELECT
            "t7"."customer",
            MAX("t7"."position") AS "last"
          FROM (
            SELECT
              *
            FROM "t1" AS "t2"
            WHERE
              "t2"."stage" <> 'Order'
          ) AS "t7"
          GROUP BY
            1
        ) AS "t23"
          ON "t32"."customer" = "t23"."customer"
      ) AS "t34"
    ) AS "t37"
  ) AS "t39"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      2 AS "place",
      COUNT(*) AS "customers",
      MEDIAN("t43"."when" - "t43"."since") / 1000000 AS "median_seconds",
      COALESCE(SUM(IFF("t43"."last" > "t43"."at", 1, 0)), 0) AS "moved"
    FROM (
      SELECT
        "t41"."customer",
        "t41"."at",
        "t41"."when",
        "t41"."since",
        "t20"."customer" AS "customer_right",
        "t20"."last"
      FROM "t38" AS "t41"
      LEFT OUTER JOIN (
        SELECT
          "t4"."customer",
          MAX("t4"."position") AS "last"
        FROM (
          SELECT
            *
          FROM "t1" AS "t2"
          WHERE
            "t2"."stage" <> 'Receive'
        ) AS "t4"
        GROUP BY
          1
      ) AS "t20"
        ON "t41"."customer" = "t20"."customer"
    ) AS "t43"
  ) AS "t46"
) AS "t48"
UNION ALL
SELECT
  *
FROM (
  SELECT
    3 AS "place",
    COUNT(*) AS "customers",
    MEDIAN("t50"."when" - "t50"."since") / 1000000 AS "median_seconds",
    COALESCE(SUM(IFF("t50"."last" > "t50"."at", 1, 0)), 0) AS "moved"
  FROM (
    SELECT
      "t49"."customer",
      "t49"."at",
      "t49"."when",
      "t49"."since",
      "t19"."customer" AS "customer_right",
      "t19"."last"
    FROM (
      SELECT
        "t45"."customer",
        MIN("t45"."position") AS "at",
        MIN("t45"."time") AS "when",
        MIN("t45"."when") AS "since"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t11"."customer",
            "t11"."position",
            "t11"."time",
            "t42"."at",
            "t42"."when",
            "t42"."since"
          FROM (
            SELECT
              "t2"."customer",
              "t2"."position",
              "t2"."time"
            FROM "t1" AS "t2"
            WHERE
              "t2"."stage" = 'Ride it'
          ) AS "t11"
          INNER JOIN "t38" AS "t42"
            ON "t11"."customer" = "t42"."customer"
        ) AS "t44"
        WHERE
          "t44"."position" > "t44"."at"
      ) AS "t45"
      GROUP BY
        1
    ) AS "t49"
    LEFT OUTER JOIN (
      SELECT
        "t3"."customer",
        MAX("t3"."position") AS "last"
      FROM (
        SELECT
          *
        FROM "t1" AS "t2"
        WHERE
          "t2"."stage" <> 'Ride it'
      ) AS "t3"
      GROUP BY
        1
    ) AS "t19"
      ON "t49"."customer" = "t19"."customer"
  ) AS "t50"
) AS "t51";
