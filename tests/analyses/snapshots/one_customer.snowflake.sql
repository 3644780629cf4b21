-- one_customer
SELECT
  "t1"."time",
  "t1"."event",
  "t1"."channel",
  "t1"."direction",
  "t1"."value",
  "t1"."sentiment",
  "t1"."stage"
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
  "t1"."customer" = 'B15405'
ORDER BY
  "t1"."time" ASC,
  "t1"."row" ASC
LIMIT 2000;
