-- before
SELECT
  `t7`.`messages`,
  SUM(CAST(`t7`.`n` > 0 AS INT)) AS `customers`,
  SUM(`t7`.`n`) AS `n`,
  SUM(`t7`.`gone`) AS `gone`,
  SUM(`t7`.`gone` * `t7`.`n`) AS `both`,
  SUM(`t7`.`gone` * `t7`.`gone`) AS `squares`,
  SUM(`t7`.`n` * `t7`.`n`) AS `sizes`
FROM (
  SELECT
    `t6`.`customer`,
    `t6`.`messages`,
    SUM(CAST(`t6`.`seen` = 1 AS BIGINT)) AS `n`,
    SUM(CAST(`t6`.`gone` = 1 AS BIGINT)) AS `gone`
  FROM (
    SELECT
      `t5`.`customer`,
      `t5`.`stage`,
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
        WHEN `t5`.`messages` >= 5
        THEN 4
        WHEN `t5`.`messages` >= 3
        THEN 3
        WHEN `t5`.`messages` >= 2
        THEN 2
        WHEN `t5`.`messages` >= 1
        THEN 1
        ELSE 0
      END AS `messages`
    FROM (
      SELECT
        `t4`.`customer`,
        `t4`.`event`,
        `t4`.`position`,
        `t4`.`time`,
        `t4`.`channel`,
        `t4`.`stage`,
        `t4`.`segment`,
        `t4`.`sentiment`,
        `t4`.`own`,
        `t4`.`sent`,
        `t4`.`last`,
        `t4`.`end`,
        `t4`.`step`,
        `t4`.`begun`,
        `t4`.`next_own`,
        `t4`.`over`,
        (
          SUM(`t4`.`messages`) OVER (
            PARTITION BY `t4`.`customer`
            ORDER BY `t4`.`time` ASC NULLS LAST, `t4`.`position` ASC NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) - `t4`.`messages`
        ) - COALESCE(
          SUM(`t4`.`messages`) OVER (
            PARTITION BY `t4`.`customer`
            ORDER BY `t4`.`time` ASC NULLS LAST
            RANGE BETWEEN UNBOUNDED PRECEDING AND 604800000001 PRECEDING
          ),
          0
        ) AS `messages`
      FROM (
        SELECT
          `t3`.`customer`,
          `t3`.`event`,
          `t3`.`position`,
          `t3`.`time`,
          `t3`.`channel`,
          `t3`.`stage`,
          `t3`.`segment`,
          `t3`.`sentiment`,
          `t3`.`own`,
          `t3`.`sent`,
          `t3`.`last`,
          `t3`.`end`,
          `t3`.`step`,
          `t3`.`begun`,
          `t3`.`next_own`,
          `t3`.`over`,
          CAST(`t3`.`sent` AS BIGINT) * 1 AS `messages`
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
      ) AS `t4`
    ) AS `t5`
    WHERE
      `t5`.`own` = 1 AND `t5`.`end` = 0
  ) AS `t6`
  GROUP BY
    1,
    2
) AS `t7`
GROUP BY
  1;

-- before_in_strata
SELECT
  `t6`.`messages`,
  `t6`.`band`,
  `t6`.`month`,
  `t6`.`stage`,
  COUNT(*) AS `n`,
  SUM(`t6`.`gone`) AS `gone`
FROM (
  SELECT
    `t5`.`customer`,
    `t5`.`stage`,
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
    CAST(CASE
      WHEN `t5`.`messages` >= 5
      THEN 4
      WHEN `t5`.`messages` >= 3
      THEN 3
      WHEN `t5`.`messages` >= 2
      THEN 2
      WHEN `t5`.`messages` >= 1
      THEN 1
      ELSE 0
    END AS STRING) AS `messages`
  FROM (
    SELECT
      `t4`.`customer`,
      `t4`.`event`,
      `t4`.`position`,
      `t4`.`time`,
      `t4`.`channel`,
      `t4`.`stage`,
      `t4`.`segment`,
      `t4`.`sentiment`,
      `t4`.`own`,
      `t4`.`sent`,
      `t4`.`last`,
      `t4`.`end`,
      `t4`.`step`,
      `t4`.`begun`,
      `t4`.`next_own`,
      `t4`.`over`,
      (
        SUM(`t4`.`messages`) OVER (
          PARTITION BY `t4`.`customer`
          ORDER BY `t4`.`time` ASC NULLS LAST, `t4`.`position` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) - `t4`.`messages`
      ) - COALESCE(
        SUM(`t4`.`messages`) OVER (
          PARTITION BY `t4`.`customer`
          ORDER BY `t4`.`time` ASC NULLS LAST
          RANGE BETWEEN UNBOUNDED PRECEDING AND 604800000001 PRECEDING
        ),
        0
      ) AS `messages`
    FROM (
      SELECT
        `t3`.`customer`,
        `t3`.`event`,
        `t3`.`position`,
        `t3`.`time`,
        `t3`.`channel`,
        `t3`.`stage`,
        `t3`.`segment`,
        `t3`.`sentiment`,
        `t3`.`own`,
        `t3`.`sent`,
        `t3`.`last`,
        `t3`.`end`,
        `t3`.`step`,
        `t3`.`begun`,
        `t3`.`next_own`,
        `t3`.`over`,
        CAST(`t3`.`sent` AS BIGINT) * 1 AS `messages`
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
    ) AS `t4`
  ) AS `t5`
  WHERE
    `t5`.`own` = 1
    AND `t5`.`end` = 0
    AND IF(`t5`.`time` <= 1782976000000000, 1, 0) = 1
) AS `t6`
GROUP BY
  1,
  2,
  3,
  4;

-- after
SELECT
  `t8`.`messages`,
  SUM(CAST(`t8`.`n` > 0 AS INT)) AS `customers`,
  SUM(`t8`.`n`) AS `n`,
  SUM(`t8`.`gone`) AS `gone`,
  SUM(`t8`.`gone` * `t8`.`n`) AS `both`,
  SUM(`t8`.`gone` * `t8`.`gone`) AS `squares`,
  SUM(`t8`.`n` * `t8`.`n`) AS `sizes`
FROM (
  SELECT
    `t7`.`customer`,
    `t7`.`messages`,
    SUM(CAST(`t7`.`seen` = 1 AS BIGINT)) AS `n`,
    SUM(CAST(`t7`.`gone` = 1 AS BIGINT)) AS `gone`
  FROM (
    SELECT
      `t6`.`customer`,
      `t6`.`stage`,
      CASE
        WHEN `t6`.`step` >= 31
        THEN 6
        WHEN `t6`.`step` >= 11
        THEN 5
        WHEN `t6`.`step` >= 6
        THEN 4
        WHEN `t6`.`step` >= 3
        THEN 3
        WHEN `t6`.`step` >= 2
        THEN 2
        ELSE 1
      END AS `band`,
      (
        (
          CAST(EXTRACT(year FROM CAST('1970-01-01T00:00:00' AS TIMESTAMP) + CAST(CONCAT(CAST(FLOOR((
            `t6`.`time`
          ) / (
            1000000
          )) AS BIGINT), ' seconds') AS INTERVAL)) AS BIGINT) * 12
        ) + CAST(EXTRACT(month FROM CAST('1970-01-01T00:00:00' AS TIMESTAMP) + CAST(CONCAT(CAST(FLOOR((
          `t6`.`time`
        ) / (
          1000000
        )) AS BIGINT), ' seconds') AS INTERVAL)) AS BIGINT)
      ) - 1 AS `month`,
      IF(`t6`.`time` <= 1782976000000000, 1, 0) AS `seen`,
      IF(`t6`.`time` <= 1782976000000000, 1, 0) * IF(
        COALESCE((
          `t6`.`next_own` - `t6`.`time`
        ) <= 3024000000000, FALSE)
        OR (
          `t6`.`over` IS NOT NULL
        ),
        0,
        1
      ) AS `gone`,
      CASE
        WHEN `t6`.`mails` >= 5
        THEN 4
        WHEN `t6`.`mails` >= 3
        THEN 3
        WHEN `t6`.`mails` >= 2
        THEN 2
        WHEN `t6`.`mails` >= 1
        THEN 1
        ELSE 0
      END AS `messages`
    FROM (
      SELECT
        `t5`.`customer`,
        `t5`.`step`,
        `t5`.`time` + 604800000000 AS `time`,
        `t5`.`next_own`,
        `t5`.`over`,
        `t5`.`stage`,
        `t5`.`mails`
      FROM (
        SELECT
          `t4`.`customer`,
          `t4`.`step`,
          MAX(IF(`t4`.`own` = 1, `t4`.`time`, NULL)) AS `time`,
          MAX(IF(`t4`.`own` = 1, `t4`.`next_own`, NULL)) AS `next_own`,
          MAX(IF(`t4`.`own` = 1, `t4`.`over`, NULL)) AS `over`,
          MAX(IF(`t4`.`own` = 1, `t4`.`stage`, NULL)) AS `stage`,
          SUM(CAST(`t4`.`own` = 0 AS BIGINT)) AS `mails`
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
            `t3`.`step` > 0
            AND (
              (
                (
                  `t3`.`own` = 1
                )
                AND (
                  `t3`.`end` = 0
                )
                AND (
                  (
                    (
                      `t3`.`next_own` IS NULL
                    )
                    OR (
                      `t3`.`next_own` > (
                        `t3`.`time` + 604800000000
                      )
                    )
                  )
                  AND (
                    (
                      `t3`.`over` IS NULL
                    )
                    OR (
                      `t3`.`over` > (
                        `t3`.`time` + 604800000000
                      )
                    )
                  )
                )
              )
              OR (
                (
                  `t3`.`sent` = 1
                )
                AND COALESCE((
                  `t3`.`time` - `t3`.`begun`
                ) <= 604800000000, FALSE)
              )
            )
        ) AS `t4`
        GROUP BY
          1,
          2
      ) AS `t5`
      WHERE
        `t5`.`time` IS NOT NULL
    ) AS `t6`
  ) AS `t7`
  GROUP BY
    1,
    2
) AS `t8`
GROUP BY
  1;

-- after_in_strata
SELECT
  `t7`.`messages`,
  `t7`.`band`,
  `t7`.`month`,
  `t7`.`stage`,
  COUNT(*) AS `n`,
  SUM(`t7`.`gone`) AS `gone`
FROM (
  SELECT
    `t6`.`customer`,
    `t6`.`stage`,
    CASE
      WHEN `t6`.`step` >= 31
      THEN 6
      WHEN `t6`.`step` >= 11
      THEN 5
      WHEN `t6`.`step` >= 6
      THEN 4
      WHEN `t6`.`step` >= 3
      THEN 3
      WHEN `t6`.`step` >= 2
      THEN 2
      ELSE 1
    END AS `band`,
    (
      (
        CAST(EXTRACT(year FROM CAST('1970-01-01T00:00:00' AS TIMESTAMP) + CAST(CONCAT(CAST(FLOOR((
          `t6`.`time`
        ) / (
          1000000
        )) AS BIGINT), ' seconds') AS INTERVAL)) AS BIGINT) * 12
      ) + CAST(EXTRACT(month FROM CAST('1970-01-01T00:00:00' AS TIMESTAMP) + CAST(CONCAT(CAST(FLOOR((
        `t6`.`time`
      ) / (
        1000000
      )) AS BIGINT), ' seconds') AS INTERVAL)) AS BIGINT)
    ) - 1 AS `month`,
    IF(`t6`.`time` <= 1782976000000000, 1, 0) AS `seen`,
    IF(`t6`.`time` <= 1782976000000000, 1, 0) * IF(
      COALESCE((
        `t6`.`next_own` - `t6`.`time`
      ) <= 3024000000000, FALSE)
      OR (
        `t6`.`over` IS NOT NULL
      ),
      0,
      1
    ) AS `gone`,
    CAST(CASE
      WHEN `t6`.`mails` >= 5
      THEN 4
      WHEN `t6`.`mails` >= 3
      THEN 3
      WHEN `t6`.`mails` >= 2
      THEN 2
      WHEN `t6`.`mails` >= 1
      THEN 1
      ELSE 0
    END AS STRING) AS `messages`
  FROM (
    SELECT
      `t5`.`customer`,
      `t5`.`step`,
      `t5`.`time` + 604800000000 AS `time`,
      `t5`.`next_own`,
      `t5`.`over`,
      `t5`.`stage`,
      `t5`.`mails`
    FROM (
      SELECT
        `t4`.`customer`,
        `t4`.`step`,
        MAX(IF(`t4`.`own` = 1, `t4`.`time`, NULL)) AS `time`,
        MAX(IF(`t4`.`own` = 1, `t4`.`next_own`, NULL)) AS `next_own`,
        MAX(IF(`t4`.`own` = 1, `t4`.`over`, NULL)) AS `over`,
        MAX(IF(`t4`.`own` = 1, `t4`.`stage`, NULL)) AS `stage`,
        SUM(CAST(`t4`.`own` = 0 AS BIGINT)) AS `mails`
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
          `t3`.`step` > 0
          AND (
            (
              (
                `t3`.`own` = 1
              )
              AND (
                `t3`.`end` = 0
              )
              AND (
                (
                  (
                    `t3`.`next_own` IS NULL
                  )
                  OR (
                    `t3`.`next_own` > (
                      `t3`.`time` + 604800000000
                    )
                  )
                )
                AND (
                  (
                    `t3`.`over` IS NULL
                  )
                  OR (
                    `t3`.`over` > (
                      `t3`.`time` + 604800000000
                    )
                  )
                )
              )
            )
            OR (
              (
                `t3`.`sent` = 1
              )
              AND COALESCE((
                `t3`.`time` - `t3`.`begun`
              ) <= 604800000000, FALSE)
            )
          )
      ) AS `t4`
      GROUP BY
        1,
        2
    ) AS `t5`
    WHERE
      `t5`.`time` IS NOT NULL
  ) AS `t6`
  WHERE
    IF(`t6`.`time` <= 1782976000000000, 1, 0) = 1
) AS `t7`
GROUP BY
  1,
  2,
  3,
  4;

-- answered
SELECT
  `t4`.`name`,
  COUNT(*) AS `n`,
  SUM(`t4`.`back`) AS `answered`,
  COUNT(DISTINCT `t4`.`customer`) AS `customers`
FROM (
  SELECT
    `t3`.`customer`,
    `t3`.`event`,
    `t3`.`position`,
    `t3`.`time`,
    `t3`.`channel`,
    `t3`.`stage`,
    `t3`.`segment`,
    `t3`.`sentiment`,
    `t3`.`own`,
    `t3`.`sent`,
    `t3`.`last`,
    `t3`.`end`,
    `t3`.`step`,
    `t3`.`begun`,
    `t3`.`next_own`,
    `t3`.`over`,
    `t3`.`event` AS `name`,
    IF(COALESCE((
      `t3`.`next_own` - `t3`.`time`
    ) <= 604800000000, FALSE), 1, 0) AS `back`
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
    `t3`.`sent` = 1 AND `t3`.`time` <= 1785395200000000
) AS `t4`
GROUP BY
  1;
