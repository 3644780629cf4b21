-- first_steps
SELECT
  `t2`.`position`,
  `t2`.`event` AS `source`,
  `t2`.`next_event` AS `target`,
  COUNT(*) AS `count`
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
    `t1`.`position` < 4
) AS `t2`
GROUP BY
  1,
  2,
  3;
