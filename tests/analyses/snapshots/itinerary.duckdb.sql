-- edges
SELECT
  "t2"."event" AS "source",
  "t2"."next_event" AS "target",
  COUNT(*) AS "count",
  QUANTILE_CONT(CAST("t2"."next_time" - "t2"."time" AS DOUBLE), 0.5) / 1000000 AS "median_seconds"
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
    "t1"."next_event" IS NOT NULL
) AS "t2"
GROUP BY
  1,
  2;

-- entries
SELECT
  "t2"."event",
  COUNT(*) AS "count"
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
    "t1"."position" = 1
) AS "t2"
GROUP BY
  1;

-- exits
SELECT
  "t2"."event",
  COUNT(*) AS "count"
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
    "t1"."next_event" IS NULL
) AS "t2"
GROUP BY
  1;

-- variants
SELECT
  *
FROM (
  SELECT
    "t3"."e0",
    "t3"."e1",
    "t3"."e2",
    "t3"."e3",
    "t3"."e4",
    "t3"."e5",
    "t3"."e6",
    "t3"."e7",
    "t3"."e8",
    "t3"."e9",
    "t3"."e10",
    "t3"."e11",
    "t3"."e12",
    "t3"."e13",
    "t3"."e14",
    "t3"."e15",
    "t3"."e16",
    "t3"."e17",
    "t3"."e18",
    "t3"."e19",
    "t3"."e20",
    "t3"."e21",
    "t3"."e22",
    "t3"."e23",
    "t3"."e24",
    "t3"."length",
    "t3"."count",
    COUNT(*) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "different"
  FROM (
    SELECT
      "t2"."e0",
      "t2"."e1",
      "t2"."e2",
      "t2"."e3",
      "t2"."e4",
      "t2"."e5",
      "t2"."e6",
      "t2"."e7",
      "t2"."e8",
      "t2"."e9",
      "t2"."e10",
      "t2"."e11",
      "t2"."e12",
      "t2"."e13",
      "t2"."e14",
      "t2"."e15",
      "t2"."e16",
      "t2"."e17",
      "t2"."e18",
      "t2"."e19",
      "t2"."e20",
      "t2"."e21",
      "t2"."e22",
      "t2"."e23",
      "t2"."e24",
      "t2"."length",
      COUNT(*) AS "count"
    FROM (
      SELECT
        "t1"."customer",
        COUNT(*) AS "length",
        MAX("t1"."event") FILTER(WHERE
          "t1"."position" = 1) AS "e0",
        MAX("t1"."event") FILTER(WHERE
          "t1"."position" = 2) AS "e1",
        MAX("t1"."event") FILTER(WHERE
          "t1"."position" = 3) AS "e2",
        MAX("t1"."event") FILTER(WHERE
          "t1"."position" = 4) AS "e3",
        MAX("t1"."event") FILTER(WHERE
          "t1"."position" = 5) AS "e4",
        MAX("t1"."event") FILTER(WHERE
          "t1"."position" = 6) AS "e5",
        MAX("t1"."event") FILTER(WHERE
          "t1"."position" = 7) AS "e6",
        MAX("t1"."event") FILTER(WHERE
          "t1"."position" = 8) AS "e7",
        MAX("t1"."event") FILTER(WHERE
          "t1"."position" = 9) AS "e8",
        MAX("t1"."event") FILTER(WHERE
          "t1"."position" = 10) AS "e9",
        MAX("t1"."event") FILTER(WHERE
          "t1"."position" = 11) AS "e10",
        MAX("t1"."event") FILTER(WHERE
          "t1"."position" = 12) AS "e11",
        MAX("t1"."event") FILTER(WHERE
          "t1"."position" = 13) AS "e12",
        MAX("t1"."event") FILTER(WHERE
          "t1"."position" = 14) AS "e13",
        MAX("t1"."event") FILTER(WHERE
          "t1"."position" = 15) AS "e14",
        MAX("t1"."event") FILTER(WHERE
          "t1"."position" = 16) AS "e15",
        MAX("t1"."event") FILTER(WHERE
          "t1"."position" = 17) AS "e16",
        MAX("t1"."event") FILTER(WHERE
          "t1"."position" = 18) AS "e17",
        MAX("t1"."event") FILTER(WHERE
          "t1"."position" = 19) AS "e18",
        MAX("t1"."event") FILTER(WHERE
          "t1"."position" = 20) AS "e19",
        MAX("t1"."event") FILTER(WHERE
          "t1"."position" = 21) AS "e20",
        MAX("t1"."event") FILTER(WHERE
          "t1"."position" = 22) AS "e21",
        MAX("t1"."event") FILTER(WHERE
          "t1"."position" = 23) AS "e22",
        MAX("t1"."event") FILTER(WHERE
          "t1"."position" = 24) AS "e23",
        MAX("t1"."event") FILTER(WHERE
          "t1"."position" = 25) AS "e24"
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
      GROUP BY
        1
    ) AS "t2"
    GROUP BY
      1,
      2,
      3,
      4,
      5,
      6,
      7,
      8,
      9,
      10,
      11,
      12,
      13,
      14,
      15,
      16,
      17,
      18,
      19,
      20,
      21,
      22,
      23,
      24,
      25,
      26
  ) AS "t3"
) AS "t4"
ORDER BY
  "t4"."count" DESC,
  "t4"."length" ASC,
  "t4"."e0" ASC,
  "t4"."e1" ASC,
  "t4"."e2" ASC,
  "t4"."e3" ASC,
  "t4"."e4" ASC,
  "t4"."e5" ASC,
  "t4"."e6" ASC,
  "t4"."e7" ASC,
  "t4"."e8" ASC,
  "t4"."e9" ASC,
  "t4"."e10" ASC,
  "t4"."e11" ASC,
  "t4"."e12" ASC,
  "t4"."e13" ASC,
  "t4"."e14" ASC,
  "t4"."e15" ASC,
  "t4"."e16" ASC,
  "t4"."e17" ASC,
  "t4"."e18" ASC,
  "t4"."e19" ASC,
  "t4"."e20" ASC,
  "t4"."e21" ASC,
  "t4"."e22" ASC,
  "t4"."e23" ASC,
  "t4"."e24" ASC
LIMIT 1000;

-- loops
SELECT
  "t3"."event",
  COUNT(*) AS "customers",
  SUM("t3"."visits" - 1) AS "again"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t1"."customer",
      "t1"."event",
      COUNT(*) AS "visits"
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
    GROUP BY
      1,
      2
  ) AS "t2"
  WHERE
    "t2"."visits" > 1
) AS "t3"
GROUP BY
  1;

-- channel_switches
SELECT
  "t2"."channel" AS "source",
  "t2"."next_channel" AS "target",
  COUNT(*) AS "count"
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
    "t1"."next_event" IS NOT NULL AND "t1"."channel" <> "t1"."next_channel"
) AS "t2"
GROUP BY
  1,
  2;
