package wildrydes.cloud.athena.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3LocationTest {

    @Test
    void aLocationIsAFolderWithOrWithoutItsSlash() {
        assertThat(S3Location.of("s3://herd")).isEqualTo(new S3Location("herd", ""));
        assertThat(S3Location.of("s3://herd/")).isEqualTo(new S3Location("herd", ""));
        assertThat(S3Location.of("s3://herd/a/b")).isEqualTo(new S3Location("herd", "a/b/"));
        assertThat(S3Location.of(" S3://herd/a b/ ")).isEqualTo(new S3Location("herd", "a b/"));
        assertThat(String.valueOf(S3Location.of("s3a://herd/a"))).isEqualTo("s3://herd/a/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "herd", "s3://", "s3:/herd/a", "http://herd/a", "s3://He_rd/a", "file:///tmp"})
    void whatIsNoFolderInS3IsNone(String text) {
        assertThat(S3Location.of(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"_a", ".a", "a/_b", "a/.b/c", "_a/b", "", "a/"})
    void theseAreHidden(String relative) {
        assertThat(FileListing.hidden(relative)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a_b", "a.gz", "a/b_c/d.json", "a//b"})
    void theseAreNot(String relative) {
        assertThat(FileListing.hidden(relative)).isFalse();
    }
}
