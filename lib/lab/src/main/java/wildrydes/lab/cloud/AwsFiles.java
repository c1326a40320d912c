package wildrydes.lab.cloud;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import wildrydes.lab.LabException;

/** The two files by which every AWS tool finds the cloud: the {@code aws} command line, boto3, the SDKs. */
final class AwsFiles {

    /** The profile in them. */
    static final String PROFILE = "wildrydes";

    private AwsFiles() {}

    /** Writes them where they say anything else. */
    static void write(CloudHome home, URI endpoint, String region, AdministratorKey key) {
        String config = """
                # Written by the Wild Rydes workbook each time its cloud starts.
                [profile %s]
                region = %s
                endpoint_url = %s
                output = json
                """.formatted(PROFILE, region, endpoint);
        String credentials = """
                # Written by the Wild Rydes workbook each time its cloud starts.
                [%s]
                aws_access_key_id = %s
                aws_secret_access_key = %s
                """.formatted(PROFILE, key.id(), key.secret());
        try {
            OwnerOnly.folder(home.awsFolder());
            keep(home.awsConfig(), config);
            keep(home.awsCredentials(), credentials);
        } catch (IOException e) {
            throw new LabException(
                    "The AWS files in " + home.awsFolder() + " cannot be written (" + Reasons.of(e)
                            + "); change the permissions of that folder.",
                    e);
        }
    }

    private static void keep(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            OwnerOnly.write(file, text);
        }
    }
}
