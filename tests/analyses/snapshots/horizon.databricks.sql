-- gaps
SELECT
  `t4`.`gap`,
  `t4`.`followed`,
  COUNT(*) AS `gaps`
FROM (
  SELECT
    COALESCE(
      CAST(FLOOR((
        (
          `t3`.`next_own` - `t3`.`time`
        ) + 86399999999
      ) / (
        86400000000
      )) AS BIGINT),
      -1
    ) AS `gap`,
    CAST(FLOOR((
      1786000000000000 - `t3`.`time`
    ) / (
      86400000000
    )) AS BIGINT) AS `followed`
  FROM (
    SELECT
      `t2`.`customer`,
      `t2`.`event`,
      `t2`.`position`,
      `t2`.`time`,
      `t2`.`channel`,
      `t2`.`stage`,
      `t2`.`segment`,
      `t2`.`sentiment`,
      `t2`.`own`,
      `t2`.`sent`,
      `t2`.`last`,
      `t2`.`end`,
      COUNT(IF(`t2`.`own` = 1, `t2`.`own`, NULL)) OVER (
        PARTITION BY `t2`.`customer`
        ORDER BY `t2`.`position` ASC NULLS LAST
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS `step`,
      MAX(IF(`t2`.`own` = 1, `t2`.`time`, CAST(NULL AS BIGINT))) OVER (
        PARTITION BY `t2`.`customer`
        ORDER BY `t2`.`position` ASC NULLS LAST
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS `begun`,
      MIN(IF(`t2`.`own` = 1, `t2`.`time`, CAST(NULL AS BIGINT))) OVER (
        PARTITION BY `t2`.`customer`
        ORDER BY `t2`.`position` ASC NULLS LAST
        ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
      ) AS `next_own`,
      CAST(NULL AS BIGINT) AS `over`
    FROM (
      SELECT
        `t1`.`customer`,
        `t1`.`event`,
        `t1`.`position`,
        `t1`.`time`,
        `t1`.`channel`,
        `t1`.`stage`,
        `t1`.`segment`,
        `t1`.`sentiment`,
        IF(NOT (
          COALESCE(`t1`.`direction` = 'out', FALSE)
        ), 1, 0) AS `own`,
        IF(COALESCE(`t1`.`direction` = 'out', FALSE), 1, 0) AS `sent`,
        IF(`t1`.`next_event` IS NULL, 1, 0) AS `last`,
        IF(FALSE, 1, 0) AS `end`
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
    ) AS `t2`
  ) AS `t3`
  WHERE
    `t3`.`own` = 1 AND `t3`.`end` = 0 AND `t3`.`over` IS NULL
) AS `t4`
GROUP BY
  1,
  2;
