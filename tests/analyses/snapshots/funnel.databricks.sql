-- funnel
WITH `t1` AS (
  SELECT
    `t0`.`customer`,
    `t0`.`time`,
    `t0`.`event`,
    `t0`.`channel`,
    `t0`.`direction`,
    `t0`.`value`,
    `t0`.`sentiment`,
    `t0`.`stage`,
    `t0`.`row`,
    (
      ROW_NUMBER() OVER (
        PARTITION BY `t0`.`customer`
        ORDER BY `t0`.`time` ASC NULLS LAST, `t0`.`row` ASC NULLS LAST
      ) - 1
    ) + 1 AS `position`,
    LEAD(`t0`.`event`) OVER (
      PARTITION BY `t0`.`customer`
      ORDER BY `t0`.`time` ASC NULLS LAST, `t0`.`row` ASC NULLS LAST
    ) AS `next_event`,
    LEAD(`t0`.`time`) OVER (
      PARTITION BY `t0`.`customer`
      ORDER BY `t0`.`time` ASC NULLS LAST, `t0`.`row` ASC NULLS LAST
    ) AS `next_time`,
    LEAD(`t0`.`channel`) OVER (
      PARTITION BY `t0`.`customer`
      ORDER BY `t0`.`time` ASC NULLS LAST, `t0`.`row` ASC NULLS LAST
    ) AS `next_channel`
  FROM `events` AS `t0`
), `t10` AS (
  SELECT
    `t3`.`customer`,
    MIN(`t3`.`position`) AS `at`,
    MIN(`t3`.`time`) AS `when`,
    MIN(`t3`.`time`) AS `since`
  FROM (
    SELECT
      `t2`.`customer`,
      `t2`.`position`,
      `t2`.`time`
    FROM `t1` AS `t2`
    WHERE
      `t2`.`stage` = 'Look around'
  ) AS `t3`
  GROUP BY
    1
), `t16` AS (
  SELECT
    `t15`.`customer`,
    MIN(`t15`.`position`) AS `at`,
    MIN(`t15`.`time`) AS `when`,
    MIN(`t15`.`when`) AS `since`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t9`.`customer`,
        `t9`.`position`,
        `t9`.`time`,
        `t12`.`at`,
        `t12`.`when`,
        `t12`.`since`
      FROM (
        SELECT
          `t2`.`customer`,
          `t2`.`position`,
          `t2`.`time`
        FROM `t1` AS `t2`
        WHERE
          `t2`.`stage` = 'Order'
      ) AS `t9`
      INNER JOIN `t10` AS `t12`
        ON `t9`.`customer` = `t12`.`customer`
    ) AS `t14`
    WHERE
      `t14`.`position` > `t14`.`at`
  ) AS `t15`
  GROUP BY
    1
), `t23` AS (
  SELECT
    `t22`.`customer`,
    MIN(`t22`.`position`) AS `at`,
    MIN(`t22`.`time`) AS `when`,
    MIN(`t22`.`when`) AS `since`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t8`.`customer`,
        `t8`.`position`,
        `t8`.`time`,
        `t18`.`at`,
        `t18`.`when`,
        `t18`.`since`
      FROM (
        SELECT
          `t2`.`customer`,
          `t2`.`position`,
          `t2`.`time`
        FROM `t1` AS `t2`
        WHERE
          `t2`.`stage` = 'Receive'
      ) AS `t8`
      INNER JOIN `t16` AS `t18`
        ON `t8`.`customer` = `t18`.`customer`
    ) AS `t20`
    WHERE
      `t20`.`position` > `t20`.`at`
  ) AS `t22`
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
        0 AS `place`,
        COUNT(*) AS `customers`,
        TRY_DIVIDE(PERCENTILE(`t11`.`when` - `t11`.`since`, 0.5), 1000000) AS `median_seconds`
      FROM `t10` AS `t11`
    ) AS `t13`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        1 AS `place`,
        COUNT(*) AS `customers`,
        TRY_DIVIDE(PERCENTILE(`t17`.`when` - `t17`.`since`, 0.5), 1000000) AS `median_seconds`
      FROM `t16` AS `t17`
    ) AS `t19`
  ) AS `t21`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      2 AS `place`,
      COUNT(*) AS `customers`,
      TRY_DIVIDE(PERCENTILE(`t24`.`when` - `t24`.`since`, 0.5), 1000000) AS `median_seconds`
    FROM `t23` AS `t24`
  ) AS `t26`
) AS `t28`
UNION ALL
SELECT
  *
FROM (
  SELECT
    3 AS `place`,
    COUNT(*) AS `customers`,
    TRY_DIVIDE(PERCENTILE(`t30`.`when` - `t30`.`since`, 0.5), 1000000) AS `median_seconds`
  FROM (
    SELECT
      `t29`.`customer`,
      MIN(`t29`.`position`) AS `at`,
      MIN(`t29`.`time`) AS `when`,
      MIN(`t29`.`when`) AS `since`
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t7`.`customer`,
          `t7`.`position`,
          `t7`.`time`,
          `t25`.`at`,
          `t25`.`when`,
          `t25`.`since`
        FROM (
          SELECT
            `t2`.`customer`,
            `t2`.`position`,
            `t2`.`time`
          FROM `t1` AS `t2`
          WHERE
            `t2`.`stage` = 'Ride it'
        ) AS `t7`
        INNER JOIN `t23` AS `t25`
          ON `t7`.`customer` = `t25`.`customer`
      ) AS `t27`
      WHERE
        `t27`.`position` > `t27`.`at`
    ) AS `t29`
    GROUP BY
      1
  ) AS `t30`
) AS `t31`;
