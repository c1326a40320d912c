package wildrydes.cloud.athena.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wildrydes.cloud.athena.ddl.PartitionStatement.Condition;
import wildrydes.cloud.athena.ddl.PartitionStatement.NewPartition;
import wildrydes.cloud.athena.ddl.TableStatement.ColumnDefinition;
import wildrydes.cloud.athena.ddl.TableStatement.Format;

class DdlTest {

    static final String WILDRYDES = """
            CREATE EXTERNAL TABLE IF NOT EXISTS wildrydes (
              Name string,
              StatusTime timestamp,
              Latitude float,
              Longitude float,
              Distance float,
              HealthPoints int,
              MagicPoints int
            )
            ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe'
            LOCATION 's3://wildrydes-data/';
            """;

    private static TableName table(String name) {
        return new TableName(null, name);
    }

    private static ColumnDefinition column(String name, String type) {
        return new ColumnDefinition(name, type, null);
    }

    @Test
    void theLabsTableIsRead() {
        assertThat(Ddl.parse(WILDRYDES))
                .isEqualTo(new TableStatement.Create(
                        table("wildrydes"),
                        true,
                        List.of(
                                column("name", "string"),
                                column("statustime", "timestamp"),
                                column("latitude", "float"),
                                column("longitude", "float"),
                                column("distance", "float"),
                                column("healthpoints", "int"),
                                column("magicpoints", "int")),
                        null,
                        List.of(),
                        List.of(),
                        0,
                        new Format(
                                "org.apache.hive.hcatalog.data.JsonSerDe",
                                "org.apache.hadoop.mapred.TextInputFormat",
                                "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat"),
                        Map.of("serialization.format", "1"),
                        "s3://wildrydes-data/",
                        Map.of()));
    }

    @Test
    void everyClauseOfATableIsRead() {
        Statement statement = Ddl.parse("""
                create external table `my-db`.rides ( -- one unicorn's
                  `date` string comment 'it''s a day',
                  tags array<map<string,struct<a:int,B:decimal(10, 2)>>>,
                  code varchar(3), price decimal
                ) comment "rides"
                partitioned by (year int, month int)
                clustered by (code) into 4 buckets
                row format delimited fields terminated by '\\t' escaped by '\\\\'
                  collection items terminated by '\\002' map keys terminated by '\\u0003'
                  lines terminated by '\\n' null defined as ''
                stored as textfile
                location 's3://stable/rides'
                tblproperties ('skip.header.line.count'='1', "a" = "b")""");

        assertThat(statement)
                .isEqualTo(new TableStatement.Create(
                        new TableName("my-db", "rides"),
                        false,
                        List.of(
                                new ColumnDefinition("date", "string", "it's a day"),
                                column("tags", "array<map<string,struct<a:int,b:decimal(10,2)>>>"),
                                column("code", "varchar(3)"),
                                column("price", "decimal(10,0)")),
                        "rides",
                        List.of(column("year", "int"), column("month", "int")),
                        List.of("code"),
                        4,
                        Formats.TEXT,
                        Map.of(
                                "field.delim",
                                "\t",
                                "serialization.format",
                                "\t",
                                "escape.delim",
                                "\\",
                                "colelction.delim",
                                "\2",
                                "mapkey.delim",
                                "\3",
                                "line.delim",
                                "\n",
                                "serialization.null.format",
                                ""),
                        "s3://stable/rides",
                        Map.of("skip.header.line.count", "1", "a", "b")));
    }

    @Test
    void formatsHaveTheirClasses() {
        TableStatement.Create parquet = (TableStatement.Create)
                Ddl.parse("CREATE EXTERNAL TABLE t (a int) STORED AS PARQUET LOCATION 's3://b/'");
        TableStatement.Create own = (TableStatement.Create)
                Ddl.parse("CREATE EXTERNAL TABLE t (a int) ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe' WITH"
                        + " SERDEPROPERTIES ('ignore.malformed.json'='true') STORED AS INPUTFORMAT 'in' OUTPUTFORMAT 'out'"
                        + " LOCATION 's3://b/'");

        assertThat(parquet.format().serde()).isEqualTo("org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe");
        assertThat(own.format()).isEqualTo(new Format("org.openx.data.jsonserde.JsonSerDe", "in", "out"));
        assertThat(own.serdeProperties())
                .isEqualTo(Map.of("ignore.malformed.json", "true", "serialization.format", "1"));
    }

    @Test
    void databasesAreRead() {
        assertThat(Ddl.parse("CREATE DATABASE IF NOT EXISTS Herd COMMENT 'all' LOCATION 's3://b/' WITH DBPROPERTIES"
                        + " ('a'='b');"))
                .isEqualTo(new DatabaseStatement.Create("herd", true, "all", "s3://b/", Map.of("a", "b")));
        assertThat(Ddl.parse("drop schema if exists `my-herd` cascade"))
                .isEqualTo(new DatabaseStatement.Drop("my-herd", true, true));
        assertThat(Ddl.parse("DROP DATABASE awsdatacatalog.herd RESTRICT"))
                .isEqualTo(new DatabaseStatement.Drop("herd", false, false));
        assertThat(Ddl.parse("ALTER DATABASE herd SET DBPROPERTIES ('a'='b')"))
                .isEqualTo(new DatabaseStatement.SetProperties("herd", Map.of("a", "b")));
    }

    @Test
    void partitionsAreRead() {
        assertThat(Ddl.parse(
                        "ALTER TABLE rides ADD IF NOT EXISTS PARTITION (dt='2026-03-02', n=-5) LOCATION 's3://b/c/'"
                                + " PARTITION (dt='2026-03-03', n=1.5)"))
                .isEqualTo(new PartitionStatement.Add(
                        table("rides"),
                        true,
                        List.of(
                                new NewPartition(Map.of("dt", "2026-03-02", "n", "-5"), "s3://b/c/"),
                                new NewPartition(Map.of("dt", "2026-03-03", "n", "1.5"), null))));
        assertThat(Ddl.parse("ALTER TABLE rides DROP IF EXISTS PARTITION (dt<'2026-03-02'), PARTITION (dt='x',n!=3)"))
                .isEqualTo(new PartitionStatement.Drop(
                        table("rides"),
                        true,
                        List.of(
                                List.of(new Condition("dt", "<", "2026-03-02")),
                                List.of(new Condition("dt", "=", "x"), new Condition("n", "<>", "3")))));
        assertThat(Ddl.parse("ALTER TABLE rides PARTITION (dt='a') RENAME TO PARTITION (dt='b')"))
                .isEqualTo(new PartitionStatement.Rename(table("rides"), Map.of("dt", "a"), Map.of("dt", "b")));
        assertThat(Ddl.parse("MSCK REPAIR TABLE herd.rides"))
                .isEqualTo(new PartitionStatement.Repair(new TableName("herd", "rides")));
    }

    @Test
    void changesOfTablesAreRead() {
        List<ColumnDefinition> columns = List.of(column("a", "int"));
        assertThat(Ddl.parse("ALTER TABLE t ADD COLUMNS (a int)"))
                .isEqualTo(new TableStatement.AddColumns(table("t"), Map.of(), columns));
        assertThat(Ddl.parse("ALTER TABLE t PARTITION (dt='a') REPLACE COLUMNS (a int)"))
                .isEqualTo(new TableStatement.ReplaceColumns(table("t"), Map.of("dt", "a"), columns));
        assertThat(Ddl.parse("ALTER TABLE t CHANGE COLUMN b a int AFTER c"))
                .isEqualTo(new TableStatement.ChangeColumn(table("t"), "b", column("a", "int"), "c"));
        assertThat(Ddl.parse("ALTER TABLE t SET LOCATION 's3://b/'"))
                .isEqualTo(new TableStatement.SetLocation(table("t"), Map.of(), "s3://b/"));
        assertThat(Ddl.parse("ALTER TABLE t SET TBLPROPERTIES ('a'='b')"))
                .isEqualTo(new TableStatement.SetProperties(table("t"), Map.of("a", "b")));
        assertThat(Ddl.parse("DROP TABLE IF EXISTS AwsDataCatalog.Herd.T"))
                .isEqualTo(new TableStatement.Drop(new TableName("herd", "t"), true));
    }

    @Test
    void whatTellsIsRead() {
        assertThat(Ddl.parse("show databases like 'h*'")).isEqualTo(new ShowStatement.Databases("h*"));
        assertThat(Ddl.parse("SHOW TABLES IN herd 'r*|w*'")).isEqualTo(new ShowStatement.Tables("herd", "r*|w*"));
        assertThat(Ddl.parse("SHOW VIEWS IN herd LIKE 'v*'")).isEqualTo(new ShowStatement.Views("herd", "v*"));
        assertThat(Ddl.parse("SHOW PARTITIONS rides"))
                .isEqualTo(new ShowStatement.Partitions(table("rides"), Map.of()));
        assertThat(Ddl.parse("SHOW COLUMNS FROM rides IN herd"))
                .isEqualTo(new ShowStatement.Columns(new TableName("herd", "rides")));
        assertThat(Ddl.parse("SHOW CREATE TABLE rides")).isEqualTo(new ShowStatement.CreateText(table("rides"), false));
        assertThat(Ddl.parse("SHOW CREATE VIEW \"v\"")).isEqualTo(new ShowStatement.CreateText(table("v"), true));
        assertThat(Ddl.parse("SHOW TBLPROPERTIES rides('a')"))
                .isEqualTo(new ShowStatement.Properties(table("rides"), "a"));
        assertThat(Ddl.parse("DESC FORMATTED rides PARTITION (dt='a') name"))
                .isEqualTo(new ShowStatement.Describe(
                        table("rides"), ShowStatement.Detail.FORMATTED, Map.of("dt", "a"), "name"));
        assertThat(Ddl.parse("DESCRIBE DATABASE EXTENDED herd"))
                .isEqualTo(new ShowStatement.DescribeDatabase("herd", true));
    }

    @Test
    void queriesWithinStatementsAreTakenAsTheyAre() {
        assertThat(Ddl.parse("CREATE OR REPLACE VIEW herd.\"Fast\" AS\nSELECT *, ';' -- all\nFROM rides;"))
                .isEqualTo(new QueryStatement.CreateView(
                        new TableName("herd", "fast"), true, new InnerQuery("SELECT *, ';' -- all\nFROM rides", 2, 0)));
        assertThat(Ddl.parse("CREATE TABLE IF NOT EXISTS fast WITH (format = 'JSON', external_location = 's3://b/',"
                        + " partitioned_by = ARRAY['dt', 'n'], bucket_count = 4) AS SELECT CAST(a AS int) FROM rides WITH NO"
                        + " DATA"))
                .isEqualTo(new QueryStatement.CreateTableAs(
                        table("fast"),
                        true,
                        Map.of(
                                "format",
                                List.of("JSON"),
                                "external_location",
                                List.of("s3://b/"),
                                "partitioned_by",
                                List.of("dt", "n"),
                                "bucket_count",
                                List.of("4")),
                        new InnerQuery("SELECT CAST(a AS int) FROM rides", 1, 142),
                        false));
        assertThat(Ddl.parse("CREATE TABLE t AS(SELECT 1 AS n)"))
                .isEqualTo(new QueryStatement.CreateTableAs(
                        table("t"), false, Map.of(), new InnerQuery("(SELECT 1 AS n)", 1, 17), true));
        assertThat(Ddl.parse("INSERT INTO rides (\"Name\", distance) VALUES ('a', 1)"))
                .isEqualTo(new QueryStatement.InsertInto(
                        table("rides"), List.of("name", "distance"), new InnerQuery("VALUES ('a', 1)", 1, 37)));
        assertThat(Ddl.parse("INSERT INTO rides (SELECT 1)"))
                .isEqualTo(
                        new QueryStatement.InsertInto(table("rides"), List.of(), new InnerQuery("(SELECT 1)", 1, 18)));
        assertThat(Ddl.parse(
                        "UNLOAD (SELECT (1) FROM rides) TO 's3://b/c/' WITH (format = 'JSON', compression='gzip')"))
                .isEqualTo(new QueryStatement.Unload(
                        new InnerQuery("SELECT (1) FROM rides", 1, 8),
                        "s3://b/c/",
                        Map.of("format", List.of("JSON"), "compression", List.of("gzip"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "  -- first\n/* then */ with a AS (SELECT 1) SELECT * FROM a;",
                "(SELECT 1)",
                "VALUES 1",
                "TABLE rides",
                "EXPLAIN SELECT 1",
                "PREPARE p FROM SELECT ?",
                "EXECUTE p USING 1",
                "DEALLOCATE PREPARE p",
                "SHOW FUNCTIONS",
                "DESCRIBE INPUT p",
                "SELECT 'open",
                "SELECT \"Name\" FROM t WHERE a = '--' || \"/*\""
            })
    void queriesAreTheEngines(String sql) {
        assertThat(Ddl.parse(sql)).isNull();
    }

    @Test
    void statementsSayWhatKindTheyAre() {
        assertThat(kind("CREATE EXTERNAL TABLE t (a int) LOCATION 's3://b/'")).isEqualTo("DDL CREATE_TABLE");
        assertThat(kind("MSCK REPAIR TABLE t")).isEqualTo("DDL MSCK_REPAIR");
        assertThat(kind("ALTER TABLE t SET TBLPROPERTIES ('a'='b')")).isEqualTo("DDL ALTER_TABLE_PROPERTIES");
        assertThat(kind("SHOW TBLPROPERTIES t")).isEqualTo("UTILITY SHOW_TABLE_PROPERTIES");
        assertThat(kind("DESCRIBE t")).isEqualTo("UTILITY DESCRIBE_TABLE");
        assertThat(kind("INSERT INTO t SELECT 1")).isEqualTo("DML INSERT");
        assertThat(kind("CREATE TABLE t AS SELECT 1 a")).isEqualTo("DDL CREATE_TABLE_AS_SELECT");
    }

    private static String kind(String sql) {
        Statement statement = Ddl.parse(sql);
        assertThat(statement).isNotNull();
        return statement.type() + " " + statement.kind();
    }
}
