package wildrydes.cloud.athena.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.s3.S3Client;
import wildrydes.cloud.ServedCloud;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Denied;

/** Statements before a whole cloud: what they make is looked at by Glue's client, what they tell by the line. */
class DdlRunnerTest {

    private static final Caller ADMINISTRATOR = Caller.administrator(ServedCloud.ACCOUNT, "AKIDADMIN");

    @TempDir
    static Path folder;

    private static ServedCloud cloud;
    private static GlueClient glue;
    private static S3Client s3;
    private static DdlRunner runner;

    @BeforeAll
    static void open() {
        cloud = new ServedCloud(folder);
        glue = cloud.glue(ServedCloud.ADMINISTRATOR);
        s3 = cloud.s3(ServedCloud.ADMINISTRATOR);
        runner = new DdlRunner(() -> cloud.cloud().door());
        s3.createBucket(bucket -> bucket.bucket("stable"));
    }

    @AfterAll
    static void close() {
        glue.close();
        s3.close();
        cloud.close();
    }

    @AfterEach
    void empty() {
        glue.getDatabases(request -> {}).databaseList().stream()
                .map(Database::name)
                .filter(name -> !name.equals("default"))
                .forEach(name -> glue.deleteDatabase(request -> request.name(name)));
        glue.getTables(request -> request.databaseName("default"))
                .tableList()
                .forEach(table -> glue.deleteTable(
                        request -> request.databaseName("default").name(table.name())));
    }

    private static DdlResult run(String sql, Caller caller) {
        return runner.run((CatalogStatement) Objects.requireNonNull(Ddl.parse(sql)), "default", caller);
    }

    /** The lines of the answer. */
    private static String run(String sql) {
        return run(sql, ADMINISTRATOR).rows().stream()
                .map(row -> String.join("|", row))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> columns(String sql) {
        return run(sql, ADMINISTRATOR).columns().stream()
                .map(column -> column.name() + " " + column.type())
                .toList();
    }

    private static void fails(String sql, String sentence) {
        assertThatThrownBy(() -> run(sql)).isInstanceOf(DdlFailure.class).hasMessage(sentence);
    }

    private static Table table(String name) {
        return glue.getTable(request -> request.databaseName("default").name(name))
                .table();
    }

    private static void put(String key) {
        s3.putObject(object -> object.bucket("stable").key(key), RequestBody.fromString("{}"));
    }

    private static void rides() {
        run("CREATE EXTERNAL TABLE rides (Name string COMMENT 'who', Distance float) PARTITIONED BY (dt string COMMENT"
                + " 'day', n int) ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe' WITH SERDEPROPERTIES"
                + " ('ignore.malformed.json'='true') LOCATION 's3://stable/rides/' TBLPROPERTIES ('a'='b')");
    }

    @Test
    void theLabsTableIsInTheCatalog() {
        assertThat(run(DdlTest.WILDRYDES)).isEmpty();

        Table table = table("wildrydes");
        assertThat(table.tableType()).isEqualTo("EXTERNAL_TABLE");
        assertThat(table.parameters()).isEqualTo(Map.of("EXTERNAL", "TRUE"));
        assertThat(table.storageDescriptor().location()).isEqualTo("s3://wildrydes-data/");
        assertThat(table.storageDescriptor().serdeInfo().serializationLibrary())
                .isEqualTo("org.apache.hive.hcatalog.data.JsonSerDe");
        assertThat(table.storageDescriptor().columns())
                .extracting(column -> column.name() + " " + column.type())
                .containsExactly(
                        "name string",
                        "statustime timestamp",
                        "latitude float",
                        "longitude float",
                        "distance float",
                        "healthpoints int",
                        "magicpoints int");
        assertThat(run(DdlTest.WILDRYDES)).as("IF NOT EXISTS").isEmpty();
        fails(
                DdlTest.WILDRYDES.replace("IF NOT EXISTS ", ""),
                "FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask."
                        + " AlreadyExistsException(message:Table wildrydes already exist)");
    }

    @Test
    void aTableIsDescribedAsByHive() {
        run(
                "CREATE EXTERNAL TABLE plain (n int COMMENT 'a\tb', a_name_of_more_than_20 string) LOCATION 's3://stable/'");

        assertThat(columns("DESCRIBE plain")).containsExactly("col_name string", "data_type string", "comment string");
        assertThat(run("DESCRIBE plain"))
                .isEqualTo("n                   \tint                 \ta\n"
                        + "a_name_of_more_than_20\tstring              \t                    ");
        assertThat(run("DESC plain n")).isEqualTo("n                   \tint                 \ta");
        assertThat(run("SHOW COLUMNS IN plain")).isEqualTo("n                   \na_name_of_more_than_20");
        assertThat(columns("SHOW COLUMNS IN plain")).containsExactly("field string");
    }

    @Test
    void partitionKeysAreDescribedTwice() {
        rides();

        assertThat(run("DESCRIBE rides")).isEqualTo("""
                name                \tstring              \tfrom deserializer  \s
                distance            \tfloat               \tfrom deserializer  \s
                dt                  \tstring              \tday                \s
                n                   \tint                 \t                   \s
                \t \t\s
                # Partition Information\t \t\s
                # col_name            \tdata_type           \tcomment            \s
                \t \t\s
                dt                  \tstring              \tday                \s
                n                   \tint                 \t                   \s""");
        assertThat(run("DESCRIBE EXTENDED rides"))
                .contains(
                        "\n\t \t \nDetailed Table Information\tTable(tableName:rides, dbName:default, owner:hadoop, createTime:")
                .contains("location:s3://stable/rides/")
                .endsWith(", tableType:EXTERNAL_TABLE)\t");
        assertThat(run("DESCRIBE FORMATTED rides"))
                .startsWith("# col_name            \tdata_type           \tcomment             \n\t \t \nname  ")
                .contains(
                        "\nLocation:           \ts3://stable/rides/  \t \nTable Type:         \tEXTERNAL_TABLE      \t \n")
                .contains("\nTable Parameters:\t \t \n\tEXTERNAL            \tTRUE                \n")
                .contains(
                        "\n# Storage Information\t \t \nSerDe Library:      \torg.openx.data.jsonserde.JsonSerDe\t \n");
    }

    @Test
    void aTableIsShownAsTheStatementThatMakesIt() {
        rides();
        String changed = String.valueOf(table("rides").updateTime().getEpochSecond());

        String shown = run("SHOW CREATE TABLE rides");

        assertThat(shown).isEqualTo("""
                CREATE EXTERNAL TABLE `rides`(
                  `name` string COMMENT 'from deserializer',\s
                  `distance` float COMMENT 'from deserializer')
                PARTITIONED BY (\s
                  `dt` string COMMENT 'day',\s
                  `n` int)
                ROW FORMAT SERDE\s
                  'org.openx.data.jsonserde.JsonSerDe'\s
                WITH SERDEPROPERTIES (\s
                  'ignore.malformed.json'='true')\s
                STORED AS INPUTFORMAT\s
                  'org.apache.hadoop.mapred.TextInputFormat'\s
                OUTPUTFORMAT\s
                  'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
                LOCATION
                  's3://stable/rides/'
                TBLPROPERTIES (
                  'transient_lastDdlTime'='%s',\s
                  'a'='b')""".formatted(changed));
        assertThat(columns("SHOW CREATE TABLE rides")).containsExactly("createtab_stmt string");
        run("DROP TABLE rides");
        run(shown);
        assertThat(table("rides").storageDescriptor().serdeInfo().parameters())
                .containsEntry("ignore.malformed.json", "true");
        assertThat(run("SHOW TBLPROPERTIES rides"))
                .isEqualTo("EXTERNAL\tTRUE\ntransient_lastDdlTime\t" + changed + "\na\tb");
        assertThat(run("SHOW TBLPROPERTIES rides('a')")).isEqualTo("b");
        assertThat(run("SHOW TBLPROPERTIES rides('z')")).isEqualTo("Table default.rides does not have property: z");
    }

    @Test
    void listsAreByPatterns() {
        run("CREATE DATABASE herd COMMENT 'all' LOCATION 's3://stable/' WITH DBPROPERTIES ('keeper'='Ada')");
        run("CREATE EXTERNAL TABLE herd.rides_2026 (a int) LOCATION 's3://stable/'");
        run("CREATE EXTERNAL TABLE herd.walks (a int) LOCATION 's3://stable/'");

        assertThat(run("SHOW DATABASES")).isEqualTo("default\nherd");
        assertThat(run("SHOW SCHEMAS LIKE '.*er*'")).isEqualTo("herd");
        assertThat(run("SHOW TABLES IN herd")).isEqualTo("rides_2026\nwalks");
        assertThat(run("SHOW TABLES IN herd 'ride*|none'")).isEqualTo("rides_2026");
        assertThat(run("SHOW TABLES")).isEmpty();
        assertThat(columns("SHOW TABLES")).containsExactly("tab_name string");
        assertThat(run("DESCRIBE DATABASE EXTENDED herd"))
                .isEqualTo("herd\tall\ts3://stable/\thadoop\tUSER\t{keeper=Ada}");
        fails("SHOW TABLES IN flock", "FAILED: SemanticException [Error 10072]: Database does not exist: flock");
    }

    @Test
    void aDatabaseThatIsNotEmptyStaysUnlessEverythingIsToGo() {
        run("CREATE DATABASE herd");
        run("CREATE EXTERNAL TABLE herd.rides (a int) LOCATION 's3://stable/'");

        fails(
                "CREATE SCHEMA herd",
                "FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. Database herd already"
                        + " exists");
        fails(
                "DROP DATABASE herd",
                "FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask."
                        + " InvalidOperationException(message:Database herd is not empty. One or more tables exist.)");
        run("ALTER DATABASE herd SET DBPROPERTIES ('a'='b')");
        assertThat(glue.getDatabase(request -> request.name("herd")).database().parameters())
                .isEqualTo(Map.of("a", "b"));
        run("DROP DATABASE herd CASCADE");
        assertThat(run("SHOW DATABASES")).isEqualTo("default");
        run("DROP DATABASE IF EXISTS herd");
        fails("DROP DATABASE herd", "FAILED: SemanticException [Error 10072]: Database does not exist: herd");
    }

    @Test
    void partitionsComeAndGo() {
        rides();

        run(
                "ALTER TABLE rides ADD PARTITION (dt='2026-03-02', n=1) PARTITION (n=2, dt='a/b') LOCATION 's3://stable/x/'");
        run("ALTER TABLE rides ADD IF NOT EXISTS PARTITION (dt='2026-03-02', n=1)");

        assertThat(run("SHOW PARTITIONS rides")).isEqualTo("dt=2026-03-02/n=1\ndt=a%2Fb/n=2");
        assertThat(run("SHOW PARTITIONS rides PARTITION (n=2)")).isEqualTo("dt=a%2Fb/n=2");
        assertThat(glue.getPartitions(request -> request.databaseName("default").tableName("rides"))
                        .partitions())
                .extracting(partition -> partition.storageDescriptor().location())
                .containsExactly("s3://stable/rides/dt=2026-03-02/n=1", "s3://stable/x/");
        assertThat(run("DESCRIBE EXTENDED rides PARTITION (dt='a/b', n=2)"))
                .contains("Detailed Partition Information\tPartition(values:[a/b, 2]");
        run("ALTER TABLE rides PARTITION (dt='a/b', n=2) RENAME TO PARTITION (dt='c', n=2)");
        run("ALTER TABLE rides PARTITION (dt='c', n=2) SET LOCATION 's3://stable/y/'");
        assertThat(run("SHOW PARTITIONS rides")).isEqualTo("dt=2026-03-02/n=1\ndt=c/n=2");
        run("ALTER TABLE rides DROP PARTITION (dt>'2026', n<2), PARTITION (dt='c')");
        assertThat(run("SHOW PARTITIONS rides")).isEmpty();
        run("ALTER TABLE rides DROP IF EXISTS PARTITION (dt='c')");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "ALTER TABLE rides ADD PARTITION (dt='a', n=1) | FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. AlreadyExistsException(message:Partition already exists.)",
                "ALTER TABLE rides ADD PARTITION (dt='b') | FAILED: SemanticException partition spec {dt=b} doesn't contain all (2) partition columns",
                "ALTER TABLE rides ADD PARTITION (dt='b', m=2) | FAILED: SemanticException Partition spec {dt=b, m=2} contains non-partition columns",
                "ALTER TABLE plain ADD PARTITION (dt='b') | FAILED: SemanticException table is not partitioned but partition spec exists: {dt=b}",
                "ALTER TABLE rides DROP PARTITION (dt='c') | FAILED: SemanticException [Error 10006]: Partition not found (dt = 'c')",
                "ALTER TABLE rides PARTITION (dt='c', n=1) SET LOCATION 's3://b/' | FAILED: SemanticException [Error 10006]: Partition not found {dt=c, n=1}",
                "SHOW PARTITIONS plain | FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. Table default.plain is not a partitioned table",
                "ALTER TABLE plain RENAME TO other | Query type not supported by DDL engine.",
                "ALTER TABLE plain ADD COLUMNS (n int) | FAILED: SemanticException [Error 10036]: Duplicate column name: n",
                "ALTER TABLE plain SET LOCATION 'https://stable/' | FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. MetaException(message:Got exception: java.io.IOException No FileSystem for scheme: https)",
                "ALTER TABLE plain SET LOCATION 's3://stable' | FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. MetaException(message:java.lang.IllegalArgumentException: Can not create a Path from an empty string)",
                "ALTER TABLE plain SET LOCATION 'stable' | FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. MetaException(message:stable is not a location in S3: write 's3://bucket/folder/')",
                "CREATE EXTERNAL TABLE t (a int, a int) LOCATION 's3://b/' | FAILED: SemanticException [Error 10036]: Duplicate column name: a",
                "CREATE EXTERNAL TABLE t (a int) PARTITIONED BY (a int) LOCATION 's3://b/' | FAILED: SemanticException [Error 10035]: Column repeated in partitioning columns",
                "CREATE EXTERNAL TABLE t (a int) ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerde' LOCATION 's3://b/' | FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. Cannot validate serde: org.apache.hive.hcatalog.data.JsonSerde",
                "CREATE EXTERNAL TABLE t (a int) LOCATION 'stable/t/' | FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. MetaException(message:stable/t/ is not a location in S3: write 's3://bucket/folder/')",
                "CREATE EXTERNAL TABLE plain (a int) LOCATION 's3://b/' | FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. AlreadyExistsException(message:Table plain already exist)",
                "CREATE EXTERNAL TABLE flock.t (a int) LOCATION 's3://b/' | FAILED: SemanticException [Error 10072]: Database does not exist: flock",
                "DROP TABLE t | FAILED: SemanticException [Error 10001]: Table not found default.t",
                "DROP VIEW t | TABLE_NOT_FOUND: line 1:1: View 'awsdatacatalog.default.t' does not exist",
                "DROP VIEW plain | GENERIC_USER_ERROR: line 1:1: View 'awsdatacatalog.default.plain' does not exist, but a table with that name exists. Did you mean DROP TABLE awsdatacatalog.default.plain?"
            })
    void whatCannotBeDoneIsSaid(String sql, String sentence) {
        rides();
        run("ALTER TABLE rides ADD PARTITION (dt='a', n=1)");
        run("CREATE EXTERNAL TABLE plain (n int) LOCATION 's3://stable/'");

        fails(sql, sentence);
    }

    @Test
    void columnsChange() {
        run("CREATE EXTERNAL TABLE plain (a int, b int) LOCATION 's3://stable/'");

        run("ALTER TABLE plain ADD COLUMNS (c string COMMENT 'new')");
        run("ALTER TABLE plain CHANGE a d bigint AFTER b");

        assertThat(table("plain").storageDescriptor().columns())
                .extracting(column -> column.name() + " " + column.type())
                .containsExactly("b int", "d bigint", "c string");
        run("ALTER TABLE plain REPLACE COLUMNS (e double)");
        run("ALTER TABLE plain SET TBLPROPERTIES ('x'='y')");
        run("ALTER TABLE plain SET LOCATION 's3://stable/new/'");
        Table after = table("plain");
        assertThat(after.storageDescriptor().columns()).hasSize(1);
        assertThat(after.storageDescriptor().location()).isEqualTo("s3://stable/new/");
        assertThat(after.parameters()).containsEntry("x", "y");
        fails(
                "ALTER TABLE plain CHANGE a b int",
                "FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. Invalid column"
                        + " reference a");
    }

    @Test
    void aRepairFindsFoldersThatNameTheirKeys() {
        run("CREATE EXTERNAL TABLE found (a int) PARTITIONED BY (dt string, n int) LOCATION 's3://stable/found/'");
        assertThat(run("MSCK REPAIR TABLE found")).isEqualTo("Tables missing on filesystem:\tfound");
        put("found/dt=2026-03-02/n=1/a.json");
        put("found/dt=2026-03-02/n=1/b.json");
        put("found/dt=a%2Fb/n=2/deeper/a.json");
        put("found/_hidden/n=2/a.json");
        put("found/2026/03/02/09/a.json");
        put("found/dt=2026-03-03/a.json");
        run("ALTER TABLE found ADD PARTITION (dt='gone', n=1)");

        assertThat(run("MSCK REPAIR TABLE found")).isEqualTo("""
                Partitions not in metastore:\tfound:2026/03\tfound:dt=2026-03-02/n=1\tfound:dt=a%2Fb/n=2
                Partitions missing from filesystem:\tfound:dt=gone/n=1
                Repair: Added partition to metastore found:dt=2026-03-02/n=1
                Repair: Added partition to metastore found:dt=a%2Fb/n=2""");
        assertThat(columns("MSCK REPAIR TABLE found")).isEmpty();
        assertThat(run("MSCK REPAIR TABLE found"))
                .isEqualTo(
                        "Partitions not in metastore:\tfound:2026/03\nPartitions missing from filesystem:\tfound:dt=gone/n=1");
        assertThat(run("SHOW PARTITIONS found")).isEqualTo("dt=2026-03-02/n=1\ndt=a%2Fb/n=2\ndt=gone/n=1");
        assertThat(run("MSCK REPAIR TABLE nobody")).isEqualTo("Tables not in metastore:\tnobody");
    }

    @Test
    void aRepairOfABucketThatIsNotThereSaysSo() {
        run("CREATE EXTERNAL TABLE far (a int) PARTITIONED BY (dt string) LOCATION 's3://nowhere-at-all/'");

        fails(
                "MSCK REPAIR TABLE far",
                "FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask."
                        + " MetaException(message:The specified bucket does not exist)");
    }

    @Test
    void aViewIsKeptAsAthenaKeepsIt() {
        QueryStatement.CreateView create = (QueryStatement.CreateView)
                Objects.requireNonNull(Ddl.parse("CREATE VIEW Fast AS\nSELECT name, 1 AS n FROM rides"));
        List<DdlResult.Column> columns = List.of(
                new DdlResult.Column("name", "varchar"),
                new DdlResult.Column("n", "integer"),
                new DdlResult.Column("all", "array(row(a integer, \"B c\" varchar(3)))"));

        runner.createView(create, columns, "default", ADMINISTRATOR);

        Table view = table("fast");
        assertThat(view.tableType()).isEqualTo("VIRTUAL_VIEW");
        assertThat(view.viewOriginalText()).startsWith("/* Presto View: ey").endsWith(" */");
        assertThat(view.viewExpandedText()).isEqualTo("/* Presto View */");
        assertThat(view.parameters()).isEqualTo(Map.of("presto_view", "true", "comment", "Presto View"));
        assertThat(view.storageDescriptor().columns())
                .extracting(column -> column.type())
                .startsWith("string", "int");
        assertThat(Views.query(view.viewOriginalText())).isEqualTo("SELECT name, 1 AS n FROM rides");
        assertThat(run("SHOW VIEWS")).isEqualTo("fast");
        assertThat(run("SHOW TABLES")).isEqualTo("fast");
        assertThat(run("SHOW CREATE VIEW fast"))
                .isEqualTo("CREATE VIEW default.fast AS\nSELECT name, 1 AS n FROM rides");
        assertThat(run("DESCRIBE fast"))
                .isEqualTo("name\tvarchar\nn\tinteger\nall\tarray(row(a integer, \"B c\" varchar(3)))");
        assertThat(columns("DESCRIBE fast")).containsExactly("column varchar", "type varchar");
        assertThatThrownBy(() -> runner.createView(create, columns, "default", ADMINISTRATOR))
                .isInstanceOf(DdlFailure.class)
                .hasMessage("ALREADY_EXISTS: line 1:1: View already exists: 'default.fast'");
        fails(
                "DROP TABLE fast",
                "FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. Cannot drop a view"
                        + " with DROP TABLE");
        fails(
                "MSCK REPAIR TABLE fast",
                "FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. Can not create a Path"
                        + " from an empty string");
        run("DROP VIEW fast");
        run("DROP VIEW IF EXISTS fast");
    }

    @Test
    void theTableOfAQuerysResultIsMadeKnown() {
        QueryStatement.CreateTableAs create = (QueryStatement.CreateTableAs) Objects.requireNonNull(
                Ddl.parse("CREATE TABLE fast WITH (format='JSON', partitioned_by=ARRAY['dt']) AS SELECT 1 a, 'x' dt"));

        runner.createTable(
                create,
                List.of(new DdlResult.Column("a", "integer"), new DdlResult.Column("dt", "varchar(1)")),
                "s3://stable/fast/",
                "default",
                ADMINISTRATOR);

        Table table = table("fast");
        assertThat(table.storageDescriptor().columns())
                .extracting(column -> column.name() + " " + column.type())
                .containsExactly("a int");
        assertThat(table.partitionKeys())
                .extracting(column -> column.name() + " " + column.type())
                .containsExactly("dt varchar(1)");
        assertThat(table.storageDescriptor().serdeInfo().serializationLibrary())
                .isEqualTo("org.apache.hive.hcatalog.data.JsonSerDe");
    }

    @Test
    void aTableIsAskedForBeforeItIsDescribed() {
        assertThatThrownBy(() ->
                        runner.check(Objects.requireNonNull(Ddl.parse("DESCRIBE nobody")), "default", ADMINISTRATOR))
                .isInstanceOf(DdlFailure.class)
                .hasMessageMatching("Entity Not Found \\(Service: AmazonDataCatalog; Status Code: 400; Error Code:"
                        + " EntityNotFoundException; Request ID: [0-9a-f-]{36}; Proxy: null\\)");
        runner.check(Objects.requireNonNull(Ddl.parse("DROP TABLE nobody")), "default", ADMINISTRATOR);
    }

    @Test
    void whoMayNotDoItIsToldWhatIsMissing() {
        Caller learner = Caller.user(
                ServedCloud.ACCOUNT, "arn:aws:iam::000000000000:user/learner", "learner", "AIDALEARNER", "AKIDLEARNER");

        assertThatThrownBy(() -> run("CREATE DATABASE herd", learner))
                .isInstanceOf(DdlFailure.class)
                .hasMessage(
                        "Insufficient permissions to execute the query. User: arn:aws:iam::000000000000:user/learner is"
                                + " not authorized to perform: glue:GetDatabase on resource:"
                                + " arn:aws:glue:us-east-1:000000000000:catalog because no identity-based policy allows the"
                                + " glue:GetDatabase action")
                .hasCauseInstanceOf(Denied.class);
    }
}
