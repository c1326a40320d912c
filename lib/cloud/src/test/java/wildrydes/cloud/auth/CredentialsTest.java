package wildrydes.cloud.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AKIA1:a/b+c=",
                "# the key\n\n  AKIA1:a/b+c=\n",
                "[default]\naws_access_key_id = AKIA1\naws_secret_access_key = a/b+c=\n",
                "[other]\naws_access_key_id=X\naws_secret_access_key=Y\n[default]\naws_secret_access_key=a/b+c=\n"
                        + "# comment = here\naws_access_key_id=AKIA1",
                "[wildrydes]\naws_access_key_id=AKIA1\naws_secret_access_key=a/b+c=\nregion=us-east-1\n"
            })
    void bothFormsOfFileAreRead(String text) throws IOException {
        assertThat(Credentials.read(file(text))).isEqualTo(new AccessKey("AKIA1", "a/b+c="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AKIA1", ":secret", "AKIA1:"})
    void whatIsNoKeyIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> Credentials.parse(text))
                .hasMessage("The credentials are not of the form KEY:SECRET; give an access key id, a colon and its"
                        + " secret.");
    }

    @Test
    void aKeyThatCannotBeSignedWithIsRefused() {
        assertThatThrownBy(() -> Credentials.parse("A/B:secret"))
                .hasMessageContaining("The access key id 'A/B' cannot be signed with");
    }

    @Test
    void aFileThatCannotServeSaysWhy() throws IOException {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> Credentials.read(missing))
                .hasMessage(
                        "The credentials file " + missing + " does not exist; name another with --credentials-file.");
        assertThatThrownBy(() -> Credentials.read(file("\n")))
                .hasMessageContaining(" is empty; write one line KEY:SECRET");
        assertThatThrownBy(() -> Credentials.read(file("[default]\naws_access_key_id=A\n")))
                .hasMessageContaining(" has no aws_secret_access_key in its profile; add it.");
        assertThatThrownBy(() -> Credentials.read(folder)).hasMessageContaining("cannot be read as text");
    }

    @Test
    void aKeyDoesNotPrintItsSecret() {
        assertThat(new AccessKey("AKIA1", "secret").toString()).isEqualTo("AccessKey[AKIA1]");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("credentials"), text);
    }
}
