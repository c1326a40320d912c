package wildrydes.cloud.athena.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a learner mistypes, and what is said of it. */
class DdlRefusalsTest {

    private static DdlException refused(String sql) {
        try {
            Statement statement = Ddl.parse(sql);
            throw new AssertionError("was read: " + statement);
        } catch (DdlException e) {
            return e;
        }
    }

    /** Sentences that real Athena answered, see aoyagikouhei/athena-local, docs/dev/measurements. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELEC 1 | line 1:1: mismatched input 'SELEC'. Expecting: 'ALTER', 'ANALYZE', 'CALL', 'COMMENT', 'COMMIT', 'CREATE', 'DEALLOCATE', 'DELETE', 'DENY', 'DESC', 'DESCRIBE', 'DROP', 'EXECUTE', 'EXPLAIN', 'GRANT', 'INSERT', 'MERGE', 'PREPARE', 'REFRESH', 'RESET', 'REVOKE', 'ROLLBACK', 'SET', 'SHOW', 'START', 'TRUNCATE', 'UNLOAD', 'UPDATE', 'USE', <query>",
                "CREATE EXTERNA TABLE t (a int) | line 1:8: mismatched input 'EXTERNA'. Expecting: 'MATERIALIZED', 'MULTI', 'OR', 'PROTECTED', 'ROLE', 'SCHEMA', 'TABLE', 'VIEW'",
                "CREATE OR REPLACE TABLE t AS SELECT 1 | line 1:19: mismatched input 'TABLE'. Expecting: 'MATERIALIZED', 'MULTI', 'PROTECTED', 'VIEW'",
                "CREATE TABLE t (n int) | No location was specified for table. An S3 location must be specified",
                "CREATE TABLE t (n int) LOCATION 's3://b/' | External keyword required for table type HIVE",
                "CREATE TABLE t (n int NOT NULL) | line 1:23: mismatched input 'NOT' expecting {'COMMENT', ',', ')'}",
                "CREATE TABLE \"t\" (n int) | line 1:14: no viable alternative at input 'CREATE TABLE \"t\"'",
                "DESCRIBE \"t\" | line 1:10: no viable alternative at input 'DESCRIBE \"t\"'",
                "DESCRIBE a.b.c.d | Invalid table name a.b.c.d",
                "DESCRIBE other.herd.t | Catalog 'other' does not exist",
                "ALTER TABLE t ADD COLUMN m int | line 1:19: no viable alternative at input 'ALTER TABLE t ADD COLUMN'",
                "SHOW SESSION | line 1:6: no viable alternative at input 'SHOW SESSION'",
                "USE herd | Queries of this type are not supported",
                "; | Empty sql statement: ;",
                "SELECT 1; SELECT 2 | Only one sql statement is allowed. Got: SELECT 1; SELECT 2",
                "SELECT 1; -- c | Only one sql statement is allowed. Got: SELECT 1; -- c",
                "ALTER TABLE t DROP COLUMN m | FAILED: ParseException line 1:19 mismatched input 'COLUMN' expecting PARTITION near 'DROP' in drop partition statement",
                "DELETE FROM t | NOT_SUPPORTED: Modifying Hive table rows is only supported for transactional tables"
            })
    void athenasSentences(String sql, String sentence) {
        assertThat(refused(sql)).hasMessage(sentence);
    }

    /** Sentences in Athena's form, at the place that is wrong. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CREATE EXTERNAL TABEL t (a int) | line 1:17: mismatched input 'TABEL' expecting 'TABLE'",
                "CREATE EXTERNAL TABLE my-table (a int) LOCATION 's3://b/' | line 1:25: mismatched input '-' expecting {'.', '(', 'COMMENT', 'PARTITIONED', 'CLUSTERED', 'ROW', 'STORED', 'WITH', 'LOCATION', 'TBLPROPERTIES', <EOF>}",
                "CREATE EXTERNAL TABLE t (a int b int) LOCATION 's3://b/' | line 1:32: mismatched input 'b' expecting {'COMMENT', ',', ')'}",
                "CREATE EXTERNAL TABLE t (a int,) LOCATION 's3://b/' | line 1:32: no viable alternative at input 'CREATE EXTERNAL TABLE t (a int,)'",
                "CREATE EXTERNAL TABLE t (date string) LOCATION 's3://b/' | line 1:26: no viable alternative at input 'CREATE EXTERNAL TABLE t (date'",
                "CREATE EXTERNAL TABLE t (_a int) LOCATION 's3://b/' | line 1:26: no viable alternative at input 'CREATE EXTERNAL TABLE t (_a'",
                "CREATE EXTERNAL TABLE t (a int) LOCATON 's3://b/' | line 1:33: mismatched input 'LOCATON' expecting {'COMMENT', 'PARTITIONED', 'CLUSTERED', 'ROW', 'STORED', 'WITH', 'LOCATION', 'TBLPROPERTIES', <EOF>}",
                "CREATE EXTERNAL TABLE t (a int) LOCATION 's3://b/' STORED AS TEXTFILE | line 1:52: mismatched input 'STORED' expecting {'TBLPROPERTIES', <EOF>}",
                "CREATE EXTERNAL TABLE t (a int) ROW FORMAT SERDE org.openx.JsonSerDe LOCATION 's3://b/' | line 1:50: mismatched input 'org' expecting STRING",
                "CREATE EXTERNAL TABLE t (a int) ROW FORMT SERDE 'x' LOCATION 's3://b/' | line 1:37: mismatched input 'FORMT' expecting 'FORMAT'",
                "CREATE EXTERNAL TABLE t (a int) LOCATION s3://b/ | line 1:42: mismatched input 's3' expecting STRING",
                "CREATE EXTERNAL TABLE t (a int) LOCATION 's3://b/ | line 1:42: token recognition error at: ''s3://b/'",
                "CREATE EXTERNAL TABLE t (a array<string) LOCATION 's3://b/' | line 1:40: mismatched input ')' expecting '>'",
                "CREATE EXTERNAL TABLE t (a int) TBLPROPERTIES ('a'='b' 'c'='d') | line 1:56: mismatched input ''c'' expecting {',', ')'}",
                "CREATE EXTERNAL TABLE t (a int) | No location was specified for table. An S3 location must be specified",
                "CREATE EXTERNAL TABLE | line 1:22: no viable alternative at input 'CREATE EXTERNAL TABLE'",
                "CREATE DATABASE | line 1:16: no viable alternative at input 'CREATE DATABASE'",
                "DROP TABEL t | line 1:6: mismatched input 'TABEL'. Expecting: 'MATERIALIZED', 'ROLE', 'SCHEMA', 'TABLE', 'VIEW'",
                "ALTER TABLE t ADD PARTITON (dt='a') | line 1:19: mismatched input 'PARTITON' expecting {'COLUMNS', 'IF', 'PARTITION'}",
                "ALTER TABLE t ADD PARTITION (dt=a) | line 1:33: mismatched input 'a' expecting {'-', STRING, INTEGER_VALUE}",
                "MSCK REPAIR rides | line 1:13: mismatched input 'rides' expecting 'TABLE'",
                "SHOW TABLE | line 1:6: mismatched input 'TABLE'. Expecting: 'CATALOGS', 'COLUMNS', 'CREATE', 'CURRENT', 'FUNCTIONS', 'GRANTS', 'ROLE', 'ROLES', 'SCHEMAS', 'SESSION', 'STATS', 'TABLES'",
                "CREATE VIEW v SELECT 1 | line 1:15: mismatched input 'SELECT' expecting {'.', 'AS'}",
                "CREATE VIEW v AS | line 1:17: mismatched input '<EOF>' expecting <query>",
                "INSERT OVERWRITE t SELECT 1 | line 1:8: mismatched input 'OVERWRITE'. Expecting: 'INTO'",
                "INSERT INTO t VALUE (1) | line 1:15: mismatched input 'VALUE' expecting {'.', <query>}",
                "UNLOAD (SELECT 1 TO 's3://b/' | line 1:30: mismatched input '<EOF>' expecting ')'",
                "CREATE EXTERNAL TABLE `t (a int) LOCATION 's3://b/' | line 1:23: token recognition error at: '`t (a int) LOCATION 's3://b/''",
                "CREATE EXTERNAL TABLE t a int) LOCATION 's3://b/' | line 1:25: mismatched input 'a' expecting {'.', '(', 'COMMENT', 'PARTITIONED', 'CLUSTERED', 'ROW', 'STORED', 'WITH', 'LOCATION', 'TBLPROPERTIES', <EOF>}",
                "CREATE EXTERNAL TABLE t (a int LOCATION 's3://b/' | line 1:32: mismatched input 'LOCATION' expecting {'COMMENT', ',', ')'}",
                "CREATE EXTERNAL TABLE t (a int)) LOCATION 's3://b/' | line 1:32: mismatched input ')' expecting {'COMMENT', 'PARTITIONED', 'CLUSTERED', 'ROW', 'STORED', 'WITH', 'LOCATION', 'TBLPROPERTIES', <EOF>}",
                "CREATE EXTERNAL TABLE t (a int) PARTITION BY (d string) LOCATION 's3://b/' | line 1:33: mismatched input 'PARTITION' expecting {'COMMENT', 'PARTITIONED', 'CLUSTERED', 'ROW', 'STORED', 'WITH', 'LOCATION', 'TBLPROPERTIES', <EOF>}",
                "CREATE EXTERNAL TABLE t (a int) PARTITIONED BY d string LOCATION 's3://b/' | line 1:48: mismatched input 'd' expecting '('",
                "CREATE EXTERNAL TABLE t (a int) PARTITIONED BY (d) LOCATION 's3://b/' | line 1:50: no viable alternative at input 'CREATE EXTERNAL TABLE t (a int) PARTITIONED BY (d)'",
                "CREATE EXTERNAL TABLE t (a int, order int) LOCATION 's3://b/' | line 1:33: no viable alternative at input 'CREATE EXTERNAL TABLE t (a int, order'",
                "CREATE EXTERNAL TABLE t (a: int) LOCATION 's3://b/' | line 1:27: no viable alternative at input 'CREATE EXTERNAL TABLE t (a:'",
                "CREATE EXTERNAL TABLE t () LOCATION 's3://b/' | line 1:26: no viable alternative at input 'CREATE EXTERNAL TABLE t ()'",
                "CREATE EXTERNAL TABLE \"t\" (a int) LOCATION 's3://b/' | line 1:23: no viable alternative at input 'CREATE EXTERNAL TABLE \"t\"'",
                "CREATE EXTERNAL TABLE t (\"a\" int) LOCATION 's3://b/' | line 1:26: no viable alternative at input 'CREATE EXTERNAL TABLE t (\"a\"'",
                "CREATE EXTERNAL TABLE 't' (a int) LOCATION 's3://b/' | line 1:23: no viable alternative at input 'CREATE EXTERNAL TABLE 't''",
                "CREATE EXTERNAL TABLE t (a array(int)) LOCATION 's3://b/' | line 1:33: mismatched input '(' expecting '<'",
                "CREATE EXTERNAL TABLE t (a struct<b int>) LOCATION 's3://b/' | line 1:37: mismatched input 'int' expecting ':'",
                "CREATE EXTERNAL TABLE t (a int) SERDE 'x' LOCATION 's3://b/' | line 1:33: mismatched input 'SERDE' expecting {'COMMENT', 'PARTITIONED', 'CLUSTERED', 'ROW', 'STORED', 'WITH', 'LOCATION', 'TBLPROPERTIES', <EOF>}",
                "CREATE EXTERNAL TABLE t (a int) ROW FORMAT JSON LOCATION 's3://b/' | line 1:44: mismatched input 'JSON' expecting {'SERDE', 'DELIMITED'}",
                "CREATE EXTERNAL TABLE t (a int) ROW FORMAT SERDE 'x LOCATION 's3://b/' | line 1:63: mismatched input 's3' expecting {'WITH', 'STORED', 'LOCATION', 'TBLPROPERTIES', <EOF>}",
                "CREATE EXTERNAL TABLE t (a int) LOCATION 's3://b/' TBLPROPERTIES (a=b) | line 1:67: mismatched input 'a' expecting STRING",
                "CREATE EXTERNAL TABLE t (a int) WITH SERDEPROPERTIES ('a'='b',) LOCATION 's3://b/' | line 1:63: mismatched input ')' expecting STRING",
                "CREATE EXTERNAL TABLE t (a int) LOCATION = 's3://b/' | line 1:42: mismatched input '=' expecting STRING",
                "CREATE TABLE EXTERNAL t (a int) LOCATION 's3://b/' | line 1:14: no viable alternative at input 'CREATE TABLE EXTERNAL'",
                "CREATE EXTERNAL t (a int) LOCATION 's3://b/' | line 1:17: mismatched input 't' expecting 'TABLE'",
                "DROP TABLE \"t\" | line 1:12: no viable alternative at input 'DROP TABLE \"t\"'"
            })
    void mistakesArePointedAt(String sql, String sentence) {
        assertThat(refused(sql)).hasMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CREATE EXTERNAL TABLE t (a strng, b int) LOCATION 's3://b/' | FAILED: ParseException line 1:27 cannot recognize input near 'strng' ',' 'b' in column type",
                "CREATE EXTERNAL TABLE t (a integer) LOCATION 's3://b/' | FAILED: ParseException line 1:27 cannot recognize input near 'integer' ')' 'LOCATION' in column type",
                "CREATE EXTERNAL TABLE t (a varchar2(16)) LOCATION 's3://b/' | FAILED: ParseException line 1:27 cannot recognize input near 'varchar2' '(' '16' in column type",
                "CREATE EXTERNAL TABLE t (a string(16)) LOCATION 's3://b/' | FAILED: ParseException line 1:27 cannot recognize input near 'string' '(' '16' in column type",
                "CREATE EXTERNAL TABLE t (string a) LOCATION 's3://b/' | FAILED: ParseException line 1:32 cannot recognize input near 'a' ')' 'LOCATION' in column type",
                "CREATE EXTERNAL TABLE t (a varchar) LOCATION 's3://b/' | FAILED: ParseException line 1:34 mismatched input ')' expecting ( near 'varchar' in primitive type specification",
                "CREATE EXTERNAL TABLE t (a int) STORED AS JSN LOCATION 's3://b/' | FAILED: SemanticException Unrecognized file format in STORED AS clause: 'jsn'",
                "CREATE EXTERNAL TABLE t (a int) ROW FORMAT DELIMITED LINES TERMINATED BY ';' LOCATION 's3://b/' | FAILED: SemanticException 1:73 LINES TERMINATED BY only supports newline '\\n' right now. Error encountered near token '';''"
            })
    void whatOnlyHiveRefusesFailsTheQuery(String sql, String sentence) {
        DdlException refusal = refused(sql);

        assertThat(refusal).hasMessage(sentence);
        assertThat(refusal.failsTheQuery()).isTrue();
        assertThat(refusal.type()).isEqualTo(Statement.Type.DDL);
        assertThat(refusal.kind()).isEqualTo("CREATE_TABLE");
    }

    @Test
    void linesAndColumnsAreCounted() {
        DdlException refusal = refused("\n\n  CREATE EXTERNAL TABLE t (\r\n  a int,\n  b int c\n) LOCATION 's3://b/'");

        assertThat(refusal).hasMessage("line 3:9: mismatched input 'c' expecting {'COMMENT', ',', ')'}");
        assertThat(refusal.line()).isEqualTo(3);
        assertThat(refusal.column()).isEqualTo(9);
        assertThat(refusal.code()).isEqualTo("MALFORMED_QUERY");
        assertThat(refusal.failsTheQuery()).isFalse();
    }

    @Test
    void linesWithinSentencesAreEscaped() {
        assertThat(refused("DESCRIBE\n\"t\""))
                .hasMessage("line 2:1: no viable alternative at input 'DESCRIBE\\n\"t\"'");
    }

    @Test
    void anUnknownCatalogHasACodeOfItsOwn() {
        assertThat(refused("DROP TABLE a.b.c").code()).isEqualTo("DATACATALOG_NOT_FOUND");
    }

    @Test
    void endlessTypesAreRefused() {
        String type = "array<".repeat(50_000) + "int";

        assertThatThrownBy(() -> Ddl.parse("CREATE EXTERNAL TABLE t (a " + type + ") LOCATION 's3://b/'"))
                .isInstanceOf(DdlException.class);
    }
}
