-- own
SELECT
  `t6`.`name`,
  SUM(`t6`.`every`) AS `every`,
  COUNT(*) AS `customers`,
  SUM(CAST(`t6`.`n` > 0 AS INT)) AS `followed`,
  SUM(`t6`.`last`) AS `last`,
  SUM(`t6`.`n`) AS `n`,
  SUM(`t6`.`gone`) AS `gone`,
  SUM(`t6`.`gone` * `t6`.`n`) AS `both`,
  SUM(`t6`.`gone` * `t6`.`gone`) AS `squares`,
  SUM(`t6`.`n` * `t6`.`n`) AS `sizes`
FROM (
  SELECT
    `t5`.`every`,
    `t5`.`last`,
    `t5`.`n`,
    `t5`.`gone`,
    `t5`.`event` AS `name`
  FROM (
    SELECT
      `t4`.`customer`,
      `t4`.`event`,
      COUNT(*) AS `every`,
      SUM(CAST(`t4`.`seen` = 1 AS BIGINT)) AS `n`,
      SUM(CAST(`t4`.`gone` = 1 AS BIGINT)) AS `gone`,
      MAX(`t4`.`last`) AS `last`
    FROM (
      SELECT
        `t3`.`customer`,
        `t3`.`event`,
        `t3`.`time`,
        `t3`.`channel`,
        `t3`.`stage`,
        `t3`.`segment`,
        `t3`.`sentiment`,
        `t3`.`last`,
        `t3`.`next_own`,
        `t3`.`over`,
        IF(`t3`.`time` <= 1782976000000000, 1, 0) AS `seen`,
        IF(`t3`.`time` <= 1782976000000000, 1, 0) * IF(
          COALESCE((
            `t3`.`next_own` - `t3`.`time`
          ) <= 3024000000000, FALSE)
          OR (
            `t3`.`over` IS NOT NULL
          ),
          0,
          1
        ) AS `gone`,
        CASE
          WHEN `t3`.`step` >= 31
          THEN 6
          WHEN `t3`.`step` >= 11
          THEN 5
          WHEN `t3`.`step` >= 6
          THEN 4
          WHEN `t3`.`step` >= 3
          THEN 3
          WHEN `t3`.`step` >= 2
          THEN 2
          ELSE 1
        END AS `band`,
        (
          (
            CAST(EXTRACT(year FROM CAST('1970-01-01T00:00:00' AS TIMESTAMP) + CAST(CONCAT(CAST(FLOOR((
              `t3`.`time`
            ) / (
              1000000
            )) AS BIGINT), ' seconds') AS INTERVAL)) AS BIGINT) * 12
          ) + CAST(EXTRACT(month FROM CAST('1970-01-01T00:00:00' AS TIMESTAMP) + CAST(CONCAT(CAST(FLOOR((
            `t3`.`time`
          ) / (
            1000000
          )) AS BIGINT), ' seconds') AS INTERVAL)) AS BIGINT)
        ) - 1 AS `month`
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
        `t3`.`own` = 1 AND `t3`.`end` = 0 AND `t3`.`event` IS NOT NULL
    ) AS `t4`
    GROUP BY
      1,
      2
  ) AS `t5`
) AS `t6`
GROUP BY
  1;

-- own_expected
SELECT
  `t4`.`event`,
  `t4`.`band`,
  `t4`.`month`,
  `t4`.`stage`,
  COUNT(*) AS `n`,
  SUM(`t4`.`gone`) AS `gone`
FROM (
  SELECT
    `t3`.`customer`,
    `t3`.`event`,
    `t3`.`time`,
    `t3`.`channel`,
    `t3`.`stage`,
    `t3`.`segment`,
    `t3`.`sentiment`,
    `t3`.`last`,
    `t3`.`next_own`,
    `t3`.`over`,
    IF(`t3`.`time` <= 1782976000000000, 1, 0) AS `seen`,
    IF(`t3`.`time` <= 1782976000000000, 1, 0) * IF(
      COALESCE((
        `t3`.`next_own` - `t3`.`time`
      ) <= 3024000000000, FALSE)
      OR (
        `t3`.`over` IS NOT NULL
      ),
      0,
      1
    ) AS `gone`,
    CASE
      WHEN `t3`.`step` >= 31
      THEN 6
      WHEN `t3`.`step` >= 11
      THEN 5
      WHEN `t3`.`step` >= 6
      THEN 4
      WHEN `t3`.`step` >= 3
      THEN 3
      WHEN `t3`.`step` >= 2
      THEN 2
      ELSE 1
    END AS `band`,
    (
      (
        CAST(EXTRACT(year FROM CAST('1970-01-01T00:00:00' AS TIMESTAMP) + CAST(CONCAT(CAST(FLOOR((
          `t3`.`time`
        ) / (
          1000000
        )) AS BIGINT), ' seconds') AS INTERVAL)) AS BIGINT) * 12
      ) + CAST(EXTRACT(month FROM CAST('1970-01-01T00:00:00' AS TIMESTAMP) + CAST(CONCAT(CAST(FLOOR((
        `t3`.`time`
      ) / (
        1000000
      )) AS BIGINT), ' seconds') AS INTERVAL)) AS BIGINT)
    ) - 1 AS `month`
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
    `t3`.`own` = 1
    AND `t3`.`end` = 0
    AND IF(`t3`.`time` <= 1782976000000000, 1, 0) = 1
) AS `t4`
GROUP BY
  1,
  2,
  3,
  4;

-- sent
SELECT
  `t8`.`name`,
  SUM(`t8`.`every`) AS `every`,
  COUNT(*) AS `customers`,
  SUM(CAST(`t8`.`n` > 0 AS INT)) AS `followed`,
  SUM(`t8`.`last`) AS `last`,
  SUM(`t8`.`n`) AS `n`,
  SUM(`t8`.`gone`) AS `gone`,
  SUM(`t8`.`gone` * `t8`.`n`) AS `both`,
  SUM(`t8`.`gone` * `t8`.`gone`) AS `squares`,
  SUM(`t8`.`n` * `t8`.`n`) AS `sizes`
FROM (
  SELECT
    `t7`.`every`,
    `t7`.`last`,
    `t7`.`n`,
    `t7`.`gone`,
    `t7`.`event` AS `name`
  FROM (
    SELECT
      `t6`.`customer`,
      `t6`.`event`,
      COUNT(*) AS `every`,
      SUM(CAST(`t6`.`seen` = 1 AS BIGINT)) AS `n`,
      SUM(CAST(`t6`.`gone` = 1 AS BIGINT)) AS `gone`,
      MAX(`t6`.`last`) AS `last`
    FROM (
      SELECT
        `t5`.`customer`,
        `t5`.`step`,
        `t5`.`event`,
        `t5`.`time`,
        `t5`.`begun`,
        `t5`.`next_own`,
        `t5`.`over`,
        `t5`.`last`,
        `t5`.`stage`,
        IF(`t5`.`time` <= 1782976000000000, 1, 0) AS `seen`,
        IF(`t5`.`time` <= 1782976000000000, 1, 0) * IF(
          COALESCE((
            `t5`.`next_own` - `t5`.`time`
          ) <= 3024000000000, FALSE)
          OR (
            `t5`.`over` IS NOT NULL
          ),
          0,
          1
        ) AS `gone`,
        CASE
          WHEN `t5`.`step` >= 31
          THEN 6
          WHEN `t5`.`step` >= 11
          THEN 5
          WHEN `t5`.`step` >= 6
          THEN 4
          WHEN `t5`.`step` >= 3
          THEN 3
          WHEN `t5`.`step` >= 2
          THEN 2
          ELSE 1
        END AS `band`,
        (
          (
            CAST(EXTRACT(year FROM CAST('1970-01-01T00:00:00' AS TIMESTAMP) + CAST(CONCAT(CAST(FLOOR((
              `t5`.`time`
            ) / (
              1000000
            )) AS BIGINT), ' seconds') AS INTERVAL)) AS BIGINT) * 12
          ) + CAST(EXTRACT(month FROM CAST('1970-01-01T00:00:00' AS TIMESTAMP) + CAST(CONCAT(CAST(FLOOR((
            `t5`.`time`
          ) / (
            1000000
          )) AS BIGINT), ' seconds') AS INTERVAL)) AS BIGINT)
        ) - 1 AS `month`,
        CAST(FLOOR((
          `t5`.`time` - `t5`.`begun`
        ) / (
          86400000000
        )) AS BIGINT) AS `silent`
      FROM (
        SELECT
          `t4`.`customer`,
          `t4`.`step`,
          `t4`.`event`,
          MIN(`t4`.`time`) AS `time`,
          MIN(`t4`.`begun`) AS `begun`,
          MIN(`t4`.`next_own`) AS `next_own`,
          MIN(`t4`.`over`) AS `over`,
          MAX(`t4`.`last`) AS `last`,
          MIN(`t4`.`stage`) AS `stage`
        FROM (
          SELECT
            *
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
            `t3`.`sent` = 1
            AND `t3`.`end` = 0
            AND `t3`.`begun` IS NOT NULL
            AND `t3`.`event` IS NOT NULL
        ) AS `t4`
        GROUP BY
          1,
          2,
          3
      ) AS `t5`
      WHERE
        (
          `t5`.`time` - `t5`.`begun`
        ) <= 3024000000000 AND `t5`.`event` IS NOT NULL
    ) AS `t6`
    GROUP BY
      1,
      2
  ) AS `t7`
) AS `t8`
GROUP BY
  1;

-- sent_expected
SELECT
  `t6`.`event`,
  `t6`.`band`,
  `t6`.`month`,
  `t6`.`silent`,
  COUNT(*) AS `n`,
  SUM(`t6`.`gone`) AS `gone`
FROM (
  SELECT
    `t5`.`customer`,
    `t5`.`step`,
    `t5`.`event`,
    `t5`.`time`,
    `t5`.`begun`,
    `t5`.`next_own`,
    `t5`.`over`,
    `t5`.`last`,
    `t5`.`stage`,
    IF(`t5`.`time` <= 1782976000000000, 1, 0) AS `seen`,
    IF(`t5`.`time` <= 1782976000000000, 1, 0) * IF(
      COALESCE((
        `t5`.`next_own` - `t5`.`time`
      ) <= 3024000000000, FALSE)
      OR (
        `t5`.`over` IS NOT NULL
      ),
      0,
      1
    ) AS `gone`,
    CASE
      WHEN `t5`.`step` >= 31
      THEN 6
      WHEN `t5`.`step` >= 11
      THEN 5
      WHEN `t5`.`step` >= 6
      THEN 4
      WHEN `t5`.`step` >= 3
      THEN 3
      WHEN `t5`.`step` >= 2
      THEN 2
      ELSE 1
    END AS `band`,
    (
      (
        CAST(EXTRACT(year FROM CAST('1970-01-01T00:00:00' AS TIMESTAMP) + CAST(CONCAT(CAST(FLOOR((
          `t5`.`time`
        ) / (
          1000000
        )) AS BIGINT), ' seconds') AS INTERVAL)) AS BIGINT) * 12
      ) + CAST(EXTRACT(month FROM CAST('1970-01-01T00:00:00' AS TIMESTAMP) + CAST(CONCAT(CAST(FLOOR((
        `t5`.`time`
      ) / (
        1000000
      )) AS BIGINT), ' seconds') AS INTERVAL)) AS BIGINT)
    ) - 1 AS `month`,
    CAST(FLOOR((
      `t5`.`time` - `t5`.`begun`
    ) / (
      86400000000
    )) AS BIGINT) AS `silent`
  FROM (
    SELECT
      `t4`.`customer`,
      `t4`.`step`,
      `t4`.`event`,
      MIN(`t4`.`time`) AS `time`,
      MIN(`t4`.`begun`) AS `begun`,
      MIN(`t4`.`next_own`) AS `next_own`,
      MIN(`t4`.`over`) AS `over`,
      MAX(`t4`.`last`) AS `last`,
      MIN(`t4`.`stage`) AS `stage`
    FROM (
      SELECT
        *
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
        `t3`.`sent` = 1
        AND `t3`.`end` = 0
        AND `t3`.`begun` IS NOT NULL
        AND `t3`.`event` IS NOT NULL
    ) AS `t4`
    GROUP BY
      1,
      2,
      3
  ) AS `t5`
  WHERE
    (
      `t5`.`time` - `t5`.`begun`
    ) <= 3024000000000
    AND IF(`t5`.`time` <= 1782976000000000, 1, 0) = 1
) AS `t6`
GROUP BY
  1,
  2,
  3,
  4;

-- landmarks
SELECT
  `t4`.`band`,
  `t4`.`day`,
  `t4`.`gap`,
  `t4`.`over`,
  `t4`.`followed`,
  COUNT(*) AS `n`,
  SUM(`t4`.`part`) AS `part`
FROM (
  SELECT
    CASE
      WHEN `t3`.`step` >= 31
      THEN 6
      WHEN `t3`.`step` >= 11
      THEN 5
      WHEN `t3`.`step` >= 6
      THEN 4
      WHEN `t3`.`step` >= 3
      THEN 3
      WHEN `t3`.`step` >= 2
      THEN 2
      ELSE 1
    END AS `band`,
    CAST(FLOOR((
      `t3`.`time`
    ) / (
      86400000000
    )) AS BIGINT) AS `day`,
    IF(`t3`.`over` IS NOT NULL, 1, 0) AS `over`,
    LEAST(
      COALESCE(
        CAST(FLOOR(
          (
            (
              COALESCE(`t3`.`over`, `t3`.`next_own`) - `t3`.`time`
            ) + 86399999999
          ) / (
            86400000000
          )
        ) AS BIGINT),
        72
      ),
      72
    ) AS `gap`,
    LEAST(
      CAST(FLOOR((
        1786000000000000 - `t3`.`time`
      ) / (
        86400000000
      )) AS BIGINT),
      72
    ) AS `followed`,
    COALESCE(
      (
        COALESCE(`t3`.`over`, `t3`.`next_own`) - `t3`.`time`
      ) - (
        (
          CAST(FLOOR(
            (
              (
                COALESCE(`t3`.`over`, `t3`.`next_own`) - `t3`.`time`
              ) + 86399999999
            ) / (
              86400000000
            )
          ) AS BIGINT) - 1
        ) * 86400000000
      ),
      0
    ) AS `part`
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
    `t3`.`own` = 1
    AND `t3`.`end` = 0
    AND LEAST(
      CAST(FLOOR((
        1786000000000000 - `t3`.`time`
      ) / (
        86400000000
      )) AS BIGINT),
      72
    ) > 35
) AS `t4`
GROUP BY
  1,
  2,
  3,
  4,
  5;
