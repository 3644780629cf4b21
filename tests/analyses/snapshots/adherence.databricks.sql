-- plan
WITH `t2` AS (
  SELECT
    `t1`.`customer`,
    `t1`.`time`,
    `t1`.`event`,
    `t1`.`channel`,
    `t1`.`direction`,
    `t1`.`value`,
    `t1`.`margin`,
    `t1`.`sentiment`,
    `t1`.`stage`,
    `t1`.`segment`,
    `t1`.`row`,
    `t1`.`position`,
    `t1`.`next_event`,
    `t1`.`next_time`,
    `t1`.`next_channel`,
    CAST(CASE `t1`.`event`
      WHEN 'event 3'
      THEN 3
      WHEN 'also 3'
      THEN 3
      WHEN 'event 2'
      THEN 2
      WHEN 'also 2'
      THEN 2
      WHEN 'event 1'
      THEN 1
      WHEN 'also 1'
      THEN 1
      WHEN 'event 0'
      THEN 0
      WHEN 'also 0'
      THEN 0
      ELSE NULL
    END AS BIGINT) AS `place`
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
), `t10` AS (
  SELECT
    `t9`.`customer`,
    `t9`.`place`,
    `t9`.`times`,
    `t9`.`first`,
    `t9`.`felt`,
    `t9`.`felt_events`,
    `t9`.`unit`,
    CAST(CASE `t9`.`place` WHEN 0 THEN 0 WHEN 1 THEN 1 WHEN 2 THEN 2 WHEN 3 THEN 3 ELSE NULL END AS BIGINT) AS `stage`,
    MAX(`t9`.`place`) OVER (
      PARTITION BY `t9`.`customer`
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS `furthest`,
    IF(
      `t9`.`first` > MIN(`t9`.`first`) OVER (
        PARTITION BY `t9`.`customer`
        ORDER BY `t9`.`place` DESC
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      ),
      1,
      0
    ) AS `late`
  FROM (
    SELECT
      `t8`.`customer`,
      `t8`.`place`,
      `t8`.`times`,
      `t8`.`first`,
      `t8`.`felt`,
      `t8`.`felt_events`,
      `t8`.`place` AS `unit`
    FROM (
      SELECT
        `t7`.`customer`,
        `t7`.`place`,
        MAX(`t7`.`times`) AS `times`,
        MIN(`t7`.`first`) AS `first`,
        SUM(`t7`.`felt`) AS `felt`,
        SUM(`t7`.`felt_events`) AS `felt_events`
      FROM (
        SELECT
          `t4`.`customer`,
          `t4`.`place`,
          `t4`.`event`,
          COUNT(*) AS `times`,
          MIN(`t4`.`position`) AS `first`,
          SUM(`t4`.`sentiment`) AS `felt`,
          COUNT(`t4`.`sentiment`) AS `felt_events`
        FROM (
          SELECT
            *
          FROM `t2` AS `t3`
          WHERE
            `t3`.`place` IS NOT NULL
        ) AS `t4`
        GROUP BY
          1,
          2,
          3
      ) AS `t7`
      GROUP BY
        1,
        2
    ) AS `t8`
  ) AS `t9`
), `t14` AS (
  SELECT
    `t11`.`customer`,
    `t11`.`stage`,
    `t11`.`place`
  FROM `t10` AS `t11`
  WHERE
    `t11`.`furthest` >= CASE `t11`.`stage` WHEN 0 THEN 1 WHEN 1 THEN 2 WHEN 2 THEN 3 WHEN 3 THEN 2 ELSE NULL END
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
        *
      FROM (
        SELECT
          'places' AS `part`,
          `t16`.`place`,
          `t16`.`customers`,
          `t16`.`again`,
          `t16`.`times`,
          `t16`.`reordered`,
          `t16`.`felt`,
          `t16`.`felt_events`,
          CAST(NULL AS BIGINT) AS `stage`,
          CAST(NULL AS BIGINT) AS `furthest`,
          CAST(NULL AS BIGINT) AS `walk`,
          CAST(NULL AS BIGINT) AS `skip`,
          CAST(NULL AS BIGINT) AS `repeat`,
          CAST(NULL AS BIGINT) AS `reorder`,
          CAST(NULL AS BIGINT) AS `unplanned`,
          CAST(NULL AS BIGINT) AS `other`,
          CAST(NULL AS BIGINT) AS `unit`
        FROM (
          SELECT
            `t11`.`place`,
            COUNT(*) AS `customers`,
            SUM(IF(`t11`.`times` > 1, 1, 0)) AS `again`,
            SUM(`t11`.`times`) AS `times`,
            SUM(`t11`.`late`) AS `reordered`,
            SUM(`t11`.`felt`) AS `felt`,
            SUM(`t11`.`felt_events`) AS `felt_events`
          FROM `t10` AS `t11`
          GROUP BY
            1
        ) AS `t16`
      ) AS `t23`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          'stages' AS `part`,
          CAST(NULL AS BIGINT) AS `place`,
          `t15`.`customers`,
          CAST(NULL AS BIGINT) AS `again`,
          CAST(NULL AS BIGINT) AS `times`,
          CAST(NULL AS BIGINT) AS `reordered`,
          CAST(NULL AS DOUBLE) AS `felt`,
          CAST(NULL AS BIGINT) AS `felt_events`,
          `t15`.`stage`,
          `t15`.`furthest`,
          CAST(NULL AS BIGINT) AS `walk`,
          CAST(NULL AS BIGINT) AS `skip`,
          CAST(NULL AS BIGINT) AS `repeat`,
          CAST(NULL AS BIGINT) AS `reorder`,
          CAST(NULL AS BIGINT) AS `unplanned`,
          CAST(NULL AS BIGINT) AS `other`,
          CAST(NULL AS BIGINT) AS `unit`
        FROM (
          SELECT
            `t12`.`stage`,
            `t12`.`furthest`,
            COUNT(*) AS `customers`
          FROM (
            SELECT
              `t11`.`customer`,
              `t11`.`stage`,
              `t11`.`furthest`,
              COUNT(*) AS `visited`
            FROM `t10` AS `t11`
            GROUP BY
              1,
              2,
              3
          ) AS `t12`
          GROUP BY
            1,
            2
        ) AS `t15`
      ) AS `t22`
    ) AS `t24`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        'whole' AS `part`,
        CAST(NULL AS BIGINT) AS `place`,
        `t33`.`customers`,
        CAST(NULL AS BIGINT) AS `again`,
        CAST(NULL AS BIGINT) AS `times`,
        CAST(NULL AS BIGINT) AS `reordered`,
        CAST(NULL AS DOUBLE) AS `felt`,
        CAST(NULL AS BIGINT) AS `felt_events`,
        CAST(NULL AS BIGINT) AS `stage`,
        CAST(NULL AS BIGINT) AS `furthest`,
        `t33`.`walk`,
        `t33`.`skip`,
        `t33`.`repeat`,
        `t33`.`reorder`,
        `t33`.`unplanned`,
        CAST(NULL AS BIGINT) AS `other`,
        CAST(NULL AS BIGINT) AS `unit`
      FROM (
        SELECT
          COUNT(*) AS `customers`,
          SUM(
            IF(
              (
                `t32`.`visited` = (
                  (
                    `t32`.`furthest` + 1
                  ) - 0
                )
              )
              AND (
                `t32`.`late` = 0
              )
              AND (
                (
                  (
                    `t32`.`end` - `t32`.`begin`
                  ) + 1
                ) = `t32`.`planned`
              ),
              1,
              0
            )
          ) AS `walk`,
          SUM(IF(`t32`.`missed` = 1, 1, 0)) AS `skip`,
          SUM(IF(`t32`.`again` = 1, 1, 0)) AS `repeat`,
          SUM(IF(`t32`.`late` = 1, 1, 0)) AS `reorder`,
          SUM(IF(`t32`.`events` > `t32`.`planned`, 1, 0)) AS `unplanned`
        FROM (
          SELECT
            `t6`.`customer`,
            `t6`.`events`,
            `t6`.`planned`,
            `t6`.`begin`,
            `t6`.`end`,
            `t6`.`furthest`,
            `t31`.`customer` AS `customer_right`,
            `t31`.`visited`,
            `t31`.`again`,
            `t31`.`late`,
            `t31`.`missed`
          FROM (
            SELECT
              `t3`.`customer`,
              COUNT(*) AS `events`,
              COUNT(`t3`.`place`) AS `planned`,
              MIN(IF(`t3`.`place` IS NOT NULL, `t3`.`position`, NULL)) AS `begin`,
              MAX(IF(`t3`.`place` IS NOT NULL, `t3`.`position`, NULL)) AS `end`,
              MAX(`t3`.`place`) AS `furthest`
            FROM `t2` AS `t3`
            GROUP BY
              1
          ) AS `t6`
          LEFT OUTER JOIN (
            SELECT
              `t29`.`customer`,
              SUM(`t29`.`visited`) AS `visited`,
              MAX(`t29`.`again`) AS `again`,
              MAX(`t29`.`late`) AS `late`,
              MAX(`t29`.`missed`) AS `missed`
            FROM (
              SELECT
                `t17`.`customer`,
                `t17`.`stage`,
                `t17`.`furthest`,
                `t17`.`visited`,
                `t17`.`again`,
                `t17`.`late`,
                IF(
                  (
                    (
                      (
                        LEAST(
                          CAST(CASE `t17`.`stage` WHEN 0 THEN 0 WHEN 1 THEN 1 WHEN 2 THEN 2 WHEN 3 THEN 3 ELSE NULL END AS BIGINT),
                          `t17`.`furthest`
                        ) - CAST(CASE `t17`.`stage` WHEN 0 THEN 0 WHEN 1 THEN 1 WHEN 2 THEN 2 WHEN 3 THEN 3 ELSE NULL END AS BIGINT)
                      ) + 1
                    ) - 0
                  ) > `t17`.`visited`,
                  1,
                  0
                ) AS `missed`
              FROM (
                SELECT
                  `t11`.`customer`,
                  `t11`.`stage`,
                  `t11`.`furthest`,
                  COUNT(DISTINCT IF(`t11`.`unit` <= `t11`.`furthest`, `t11`.`unit`, NULL)) AS `visited`,
                  MAX(IF(`t11`.`times` > 1, 1, 0)) AS `again`,
                  MAX(`t11`.`late`) AS `late`
                FROM `t10` AS `t11`
                GROUP BY
                  1,
                  2,
                  3
              ) AS `t17`
            ) AS `t29`
            GROUP BY
              1
          ) AS `t31`
            ON `t6`.`customer` = `t31`.`customer`
        ) AS `t32`
      ) AS `t33`
    ) AS `t34`
  ) AS `t35`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      'both' AS `part`,
      `t27`.`place`,
      `t27`.`customers`,
      CAST(NULL AS BIGINT) AS `again`,
      CAST(NULL AS BIGINT) AS `times`,
      CAST(NULL AS BIGINT) AS `reordered`,
      CAST(NULL AS DOUBLE) AS `felt`,
      CAST(NULL AS BIGINT) AS `felt_events`,
      CAST(NULL AS BIGINT) AS `stage`,
      CAST(NULL AS BIGINT) AS `furthest`,
      CAST(NULL AS BIGINT) AS `walk`,
      CAST(NULL AS BIGINT) AS `skip`,
      CAST(NULL AS BIGINT) AS `repeat`,
      CAST(NULL AS BIGINT) AS `reorder`,
      CAST(NULL AS BIGINT) AS `unplanned`,
      `t27`.`other`,
      CAST(NULL AS BIGINT) AS `unit`
    FROM (
      SELECT
        `t26`.`place`,
        `t26`.`other`,
        COUNT(*) AS `customers`
      FROM (
        SELECT
          `t20`.`place`,
          `t21`.`place` AS `other`,
          `t20`.`customer`
        FROM `t14` AS `t20`
        INNER JOIN `t14` AS `t21`
          ON `t20`.`customer` = `t21`.`customer`
          AND `t20`.`stage` = `t21`.`stage`
          AND `t20`.`place` <= `t21`.`place`
      ) AS `t26`
      GROUP BY
        1,
        2
    ) AS `t27`
  ) AS `t28`
) AS `t36`
UNION ALL
SELECT
  *
FROM (
  SELECT
    'ways' AS `part`,
    CAST(NULL AS BIGINT) AS `place`,
    `t19`.`customers`,
    CAST(NULL AS BIGINT) AS `again`,
    CAST(NULL AS BIGINT) AS `times`,
    CAST(NULL AS BIGINT) AS `reordered`,
    CAST(NULL AS DOUBLE) AS `felt`,
    CAST(NULL AS BIGINT) AS `felt_events`,
    CAST(NULL AS BIGINT) AS `stage`,
    `t19`.`furthest`,
    CAST(NULL AS BIGINT) AS `walk`,
    CAST(NULL AS BIGINT) AS `skip`,
    CAST(NULL AS BIGINT) AS `repeat`,
    CAST(NULL AS BIGINT) AS `reorder`,
    CAST(NULL AS BIGINT) AS `unplanned`,
    CAST(NULL AS BIGINT) AS `other`,
    `t19`.`unit`
  FROM (
    SELECT
      `t13`.`unit`,
      `t13`.`furthest`,
      COUNT(DISTINCT `t13`.`customer`) AS `customers`
    FROM (
      SELECT
        *
      FROM `t10` AS `t11`
      WHERE
        `t11`.`unit` IN (-1)
    ) AS `t13`
    GROUP BY
      1,
      2
  ) AS `t19`
) AS `t25`;

-- ways
SELECT
  `t5`.`place` AS `source`,
  `t5`.`target`,
  COUNT(DISTINCT `t5`.`customer`) AS `customers`,
  TRY_DIVIDE(PERCENTILE(CAST(`t5`.`then` - `t5`.`time` AS DOUBLE), 0.5), 1000000) AS `median_seconds`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t3`.`customer`,
      `t3`.`time`,
      `t3`.`event`,
      `t3`.`channel`,
      `t3`.`direction`,
      `t3`.`value`,
      `t3`.`margin`,
      `t3`.`sentiment`,
      `t3`.`stage`,
      `t3`.`segment`,
      `t3`.`row`,
      `t3`.`position`,
      `t3`.`next_event`,
      `t3`.`next_time`,
      `t3`.`next_channel`,
      `t3`.`place`,
      LEAD(`t3`.`place`) OVER (PARTITION BY `t3`.`customer` ORDER BY `t3`.`position` ASC NULLS LAST) AS `target`,
      LEAD(`t3`.`time`) OVER (PARTITION BY `t3`.`customer` ORDER BY `t3`.`position` ASC NULLS LAST) AS `then`
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t1`.`customer`,
          `t1`.`time`,
          `t1`.`event`,
          `t1`.`channel`,
          `t1`.`direction`,
          `t1`.`value`,
          `t1`.`margin`,
          `t1`.`sentiment`,
          `t1`.`stage`,
          `t1`.`segment`,
          `t1`.`row`,
          `t1`.`position`,
          `t1`.`next_event`,
          `t1`.`next_time`,
          `t1`.`next_channel`,
          CAST(CASE `t1`.`event`
            WHEN 'event 3'
            THEN 3
            WHEN 'also 3'
            THEN 3
            WHEN 'event 2'
            THEN 2
            WHEN 'also 2'
            THEN 2
            WHEN 'event 1'
            THEN 1
            WHEN 'also 1'
            THEN 1
            WHEN 'event 0'
            THEN 0
            WHEN 'also 0'
            THEN 0
            ELSE NULL
          END AS BIGINT) AS `place`
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
      WHERE
        `t2`.`place` IS NOT NULL
    ) AS `t3`
  ) AS `t4`
  WHERE
    `t4`.`target` IS NOT NULL AND `t4`.`target` <> `t4`.`place`
) AS `t5`
GROUP BY
  1,
  2;

-- flows
WITH `t3` AS (
  SELECT
    `t2`.`customer`,
    `t2`.`position`,
    `t2`.`place`,
    CAST(IF(`t2`.`direction` = 'out', 0, 1) AS BIGINT) AS `own`,
    CAST(CASE `t2`.`place` WHEN 0 THEN 0 WHEN 1 THEN 1 WHEN 2 THEN 2 WHEN 3 THEN 3 ELSE NULL END AS BIGINT) AS `stage`
  FROM (
    SELECT
      `t1`.`customer`,
      `t1`.`time`,
      `t1`.`event`,
      `t1`.`channel`,
      `t1`.`direction`,
      `t1`.`value`,
      `t1`.`margin`,
      `t1`.`sentiment`,
      `t1`.`stage`,
      `t1`.`segment`,
      `t1`.`row`,
      `t1`.`position`,
      `t1`.`next_event`,
      `t1`.`next_time`,
      `t1`.`next_channel`,
      CAST(CASE `t1`.`event`
        WHEN 'event 3'
        THEN 3
        WHEN 'also 3'
        THEN 3
        WHEN 'event 2'
        THEN 2
        WHEN 'also 2'
        THEN 2
        WHEN 'event 1'
        THEN 1
        WHEN 'also 1'
        THEN 1
        WHEN 'event 0'
        THEN 0
        WHEN 'also 0'
        THEN 0
        ELSE NULL
      END AS BIGINT) AS `place`
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
  WHERE
    `t2`.`place` IS NOT NULL
), `t10` AS (
  SELECT
    `t9`.`customer`,
    `t9`.`position`,
    `t9`.`place`,
    `t9`.`own`,
    `t9`.`stage`,
    `t9`.`here`,
    `t9`.`due`,
    COALESCE(
      MAX(IF(`t9`.`own` = 1, `t9`.`stage`, NULL)) OVER (
        PARTITION BY `t9`.`customer`
        ORDER BY `t9`.`position` ASC NULLS LAST
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ),
      -1
    ) AS `by_own`
  FROM (
    SELECT
      `t5`.`customer`,
      `t5`.`position`,
      `t5`.`place`,
      `t5`.`own`,
      `t5`.`stage`,
      `t8`.`here`,
      `t8`.`due`
    FROM `t3` AS `t5`
    INNER JOIN (
      SELECT
        `t6`.`stage` AS `here`,
        COALESCE(
          MAX(IF(`t6`.`owned` = 1, `t6`.`stage`, NULL)) OVER (
            ORDER BY `t6`.`stage` ASC NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
          ),
          -1
        ) AS `due`
      FROM (
        SELECT
          `t4`.`stage`,
          MAX(`t4`.`own`) AS `owned`
        FROM `t3` AS `t4`
        GROUP BY
          1
      ) AS `t6`
    ) AS `t8`
      ON `t5`.`stage` = `t8`.`here`
  ) AS `t9`
), `t18` AS (
  SELECT
    `t17`.`customer`,
    `t17`.`position`,
    `t17`.`place`,
    `t17`.`own`,
    `t17`.`stage`,
    `t17`.`here`,
    `t17`.`due`,
    `t17`.`by_own`,
    `t17`.`sent`,
    `t17`.`opens`,
    `t17`.`level`,
    MAX(`t17`.`level`) OVER (
      PARTITION BY `t17`.`customer`
      ORDER BY `t17`.`position` ASC NULLS LAST
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS `came`
  FROM (
    SELECT
      `t16`.`customer`,
      `t16`.`position`,
      `t16`.`place`,
      `t16`.`own`,
      `t16`.`stage`,
      `t16`.`here`,
      `t16`.`due`,
      `t16`.`by_own`,
      `t16`.`sent`,
      `t16`.`opens`,
      IF(
        (
          `t16`.`own` = 1
        )
        OR (
          `t16`.`opens` AND (
            `t16`.`by_own` >= `t16`.`due`
          )
        ),
        `t16`.`stage`,
        NULL
      ) AS `level`
    FROM (
      SELECT
        `t12`.`customer`,
        `t12`.`position`,
        `t12`.`place`,
        `t12`.`own`,
        `t12`.`stage`,
        `t12`.`here`,
        `t12`.`due`,
        `t12`.`by_own`,
        `t15`.`sent`,
        `t15`.`opens`
      FROM `t10` AS `t12`
      LEFT OUTER JOIN (
        SELECT
          `t13`.`place` AS `sent`,
          (
            SUM(IF(`t13`.`by_own` < `t13`.`stage`, 1, 0)) * 2
          ) >= COUNT(*) AS `opens`
        FROM (
          SELECT
            *
          FROM `t10` AS `t11`
          WHERE
            `t11`.`own` = 0
        ) AS `t13`
        GROUP BY
          1
      ) AS `t15`
        ON `t12`.`place` = `t15`.`sent`
    ) AS `t16`
  ) AS `t17`
)
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      'onward' AS `part`,
      `t23`.`source`,
      `t23`.`target`,
      `t23`.`customers`
    FROM (
      SELECT
        `t20`.`came` AS `source`,
        `t20`.`stage` AS `target`,
        COUNT(*) AS `customers`
      FROM (
        SELECT
          `t19`.`customer`,
          `t19`.`position`,
          `t19`.`place`,
          `t19`.`own`,
          `t19`.`stage`,
          `t19`.`here`,
          `t19`.`due`,
          `t19`.`by_own`,
          `t19`.`sent`,
          `t19`.`opens`,
          `t19`.`level`,
          `t19`.`came`,
          COALESCE(`t19`.`level` > COALESCE(`t19`.`came`, -1), FALSE) AS `high`
        FROM `t18` AS `t19`
        WHERE
          COALESCE(`t19`.`level` > COALESCE(`t19`.`came`, -1), FALSE)
      ) AS `t20`
      GROUP BY
        1,
        2
    ) AS `t23`
  ) AS `t24`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      'back' AS `part`,
      `t29`.`source`,
      `t29`.`target`,
      `t29`.`customers`
    FROM (
      SELECT
        `t27`.`before` AS `source`,
        `t27`.`stage` AS `target`,
        COUNT(DISTINCT `t27`.`customer`) AS `customers`
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t21`.`customer`,
            `t21`.`position`,
            `t21`.`place`,
            `t21`.`own`,
            `t21`.`stage`,
            `t21`.`here`,
            `t21`.`due`,
            `t21`.`by_own`,
            `t21`.`sent`,
            `t21`.`opens`,
            `t21`.`level`,
            `t21`.`came`,
            `t21`.`high`,
            LAG(`t21`.`stage`) OVER (PARTITION BY `t21`.`customer` ORDER BY `t21`.`position` ASC NULLS LAST) AS `before`
          FROM (
            SELECT
              `t19`.`customer`,
              `t19`.`position`,
              `t19`.`place`,
              `t19`.`own`,
              `t19`.`stage`,
              `t19`.`here`,
              `t19`.`due`,
              `t19`.`by_own`,
              `t19`.`sent`,
              `t19`.`opens`,
              `t19`.`level`,
              `t19`.`came`,
              COALESCE(`t19`.`level` > COALESCE(`t19`.`came`, -1), FALSE) AS `high`
            FROM `t18` AS `t19`
            WHERE
              `t19`.`own` = 1
          ) AS `t21`
        ) AS `t25`
        WHERE
          `t25`.`stage` < `t25`.`before`
      ) AS `t27`
      GROUP BY
        1,
        2
    ) AS `t29`
  ) AS `t31`
) AS `t33`
UNION ALL
SELECT
  *
FROM (
  SELECT
    'last' AS `part`,
    `t30`.`source`,
    CAST(NULL AS BIGINT) AS `target`,
    `t30`.`customers`
  FROM (
    SELECT
      `t28`.`place` AS `source`,
      COUNT(*) AS `customers`
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t22`.`customer`,
          `t22`.`position`,
          `t22`.`place`,
          `t22`.`own`,
          `t22`.`stage`,
          `t22`.`here`,
          `t22`.`due`,
          `t22`.`by_own`,
          `t22`.`sent`,
          `t22`.`opens`,
          `t22`.`level`,
          `t22`.`came`,
          `t22`.`high`,
          MAX(`t22`.`position`) OVER (
            PARTITION BY `t22`.`customer`
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS `end`
        FROM (
          SELECT
            `t19`.`customer`,
            `t19`.`position`,
            `t19`.`place`,
            `t19`.`own`,
            `t19`.`stage`,
            `t19`.`here`,
            `t19`.`due`,
            `t19`.`by_own`,
            `t19`.`sent`,
            `t19`.`opens`,
            `t19`.`level`,
            `t19`.`came`,
            COALESCE(`t19`.`level` > COALESCE(`t19`.`came`, -1), FALSE) AS `high`
          FROM `t18` AS `t19`
          WHERE
            COALESCE(`t19`.`level` > COALESCE(`t19`.`came`, -1), FALSE)
            OR (
              `t19`.`own` = 1
            )
        ) AS `t22`
      ) AS `t26`
      WHERE
        `t26`.`position` = `t26`.`end`
    ) AS `t28`
    GROUP BY
      1
  ) AS `t30`
) AS `t32`;

-- unplanned
SELECT
  `t4`.`event`,
  COUNT(*) AS `customers`,
  SUM(`t4`.`times`) AS `times`
FROM (
  SELECT
    `t3`.`customer`,
    `t3`.`event`,
    COUNT(*) AS `times`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t1`.`customer`,
        `t1`.`time`,
        `t1`.`event`,
        `t1`.`channel`,
        `t1`.`direction`,
        `t1`.`value`,
        `t1`.`margin`,
        `t1`.`sentiment`,
        `t1`.`stage`,
        `t1`.`segment`,
        `t1`.`row`,
        `t1`.`position`,
        `t1`.`next_event`,
        `t1`.`next_time`,
        `t1`.`next_channel`,
        CAST(CASE `t1`.`event`
          WHEN 'event 3'
          THEN 3
          WHEN 'also 3'
          THEN 3
          WHEN 'event 2'
          THEN 2
          WHEN 'also 2'
          THEN 2
          WHEN 'event 1'
          THEN 1
          WHEN 'also 1'
          THEN 1
          WHEN 'event 0'
          THEN 0
          WHEN 'also 0'
          THEN 0
          ELSE NULL
        END AS BIGINT) AS `place`
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
    WHERE
      `t2`.`place` IS NULL
  ) AS `t3`
  GROUP BY
    1,
    2
) AS `t4`
GROUP BY
  1;

-- before
SELECT
  `t3`.`next_event` AS `event`,
  `t3`.`place`,
  COUNT(*) AS `count`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t1`.`customer`,
      `t1`.`time`,
      `t1`.`event`,
      `t1`.`channel`,
      `t1`.`direction`,
      `t1`.`value`,
      `t1`.`margin`,
      `t1`.`sentiment`,
      `t1`.`stage`,
      `t1`.`segment`,
      `t1`.`row`,
      `t1`.`position`,
      `t1`.`next_event`,
      `t1`.`next_time`,
      `t1`.`next_channel`,
      CAST(CASE `t1`.`event`
        WHEN 'event 3'
        THEN 3
        WHEN 'also 3'
        THEN 3
        WHEN 'event 2'
        THEN 2
        WHEN 'also 2'
        THEN 2
        WHEN 'event 1'
        THEN 1
        WHEN 'also 1'
        THEN 1
        WHEN 'event 0'
        THEN 0
        WHEN 'also 0'
        THEN 0
        ELSE NULL
      END AS BIGINT) AS `place`
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
  WHERE
    `t2`.`place` IS NOT NULL
    AND `t2`.`next_event` IS NOT NULL
    AND NOT (
      `t2`.`next_event` IN (
        'event 3',
        'also 3',
        'event 2',
        'also 2',
        'event 1',
        'also 1',
        'event 0',
        'also 0'
      )
    )
) AS `t3`
GROUP BY
  1,
  2;

-- described
SELECT
  `t3`.`event`,
  `t3`.`stage`,
  `t3`.`channel`,
  `t3`.`direction`,
  COUNT(*) AS `count`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t1`.`customer`,
      `t1`.`time`,
      `t1`.`event`,
      `t1`.`channel`,
      `t1`.`direction`,
      `t1`.`value`,
      `t1`.`margin`,
      `t1`.`sentiment`,
      `t1`.`stage`,
      `t1`.`segment`,
      `t1`.`row`,
      `t1`.`position`,
      `t1`.`next_event`,
      `t1`.`next_time`,
      `t1`.`next_channel`,
      CAST(CASE `t1`.`event`
        WHEN 'event 3'
        THEN 3
        WHEN 'also 3'
        THEN 3
        WHEN 'event 2'
        THEN 2
        WHEN 'also 2'
        THEN 2
        WHEN 'event 1'
        THEN 1
        WHEN 'also 1'
        THEN 1
        WHEN 'event 0'
        THEN 0
        WHEN 'also 0'
        THEN 0
        ELSE NULL
      END AS BIGINT) AS `place`
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
  WHERE
    `t2`.`place` IS NULL
) AS `t3`
GROUP BY
  1,
  2,
  3,
  4;
