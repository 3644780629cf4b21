-- time_in_stage
SELECT
  `t3`.`stage`,
  COUNT(*) AS `customers`,
  TRY_DIVIDE(PERCENTILE(`t3`.`stay`, 0.25), 1000000) AS `low_seconds`,
  TRY_DIVIDE(PERCENTILE(`t3`.`stay`, 0.5), 1000000) AS `median_seconds`,
  TRY_DIVIDE(PERCENTILE(`t3`.`stay`, 0.75), 1000000) AS `high_seconds`
FROM (
  SELECT
    `t2`.`customer`,
    `t2`.`stage`,
    SUM(`t2`.`next_time` - `t2`.`time`) AS `stay`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t0`.`customer`,
        `t0`.`time`,
        `t0`.`event`,
        `t0`.`channel`,
        `t0`.`direction`,
        `t0`.`value`,
        `t0`.`margin`,
        `t0`.`sentiment`,
        `t0`.`stage`,
        `t0`.`segment`,
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
    ) AS `t1`
    WHERE
      `t1`.`stage` IS NOT NULL AND `t1`.`next_time` IS NOT NULL
  ) AS `t2`
  GROUP BY
    1,
    2
) AS `t3`
GROUP BY
  1;
