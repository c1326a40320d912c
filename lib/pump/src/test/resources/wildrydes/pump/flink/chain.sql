-- Rides near their limit, then those of them that are many in a minute, with their homes.
CREATE STREAM low ("Name" VARCHAR(16), points INTEGER);
CREATE PUMP low_pump AS
  INSERT INTO low SELECT STREAM "Name", "MagicPoints" FROM "SOURCE_SQL_STREAM_001" WHERE "MagicPoints" < 100;
CREATE STREAM counted ("Name" VARCHAR(16), n BIGINT);
CREATE PUMP count_pump AS
  INSERT INTO counted
    SELECT STREAM "Name", COUNT(*) FROM low
    GROUP BY "Name", STEP(low.ROWTIME BY INTERVAL '90' SECOND) HAVING COUNT(*) > 3;
CREATE STREAM alerts ("Home" VARCHAR(20), n BIGINT);
CREATE PUMP alert_pump AS
  INSERT INTO alerts
    SELECT STREAM h."Home", counted.n FROM counted LEFT JOIN "Homes" AS h ON counted."Name" = h."Name";
