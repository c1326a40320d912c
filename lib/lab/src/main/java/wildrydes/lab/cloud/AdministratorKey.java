package wildrydes.lab.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import wildrydes.lab.LabException;

/**
 * The key that may do everything in a person's cloud. Made once, of random letters, and kept in a file that only its owner
 * can read.
 *
 * @param id access key id
 * @param secret secret access key
 */
public record AdministratorKey(String id, String secret) {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ID_LETTERS = 16;
    private static final int SECRET_BYTES = 30;

    /** The key of this home, made where there is none. For those who hold the home's lock. */
    static AdministratorKey of(CloudHome home) {
        Path file = home.keyFile();
        try {
            if (!Files.exists(file)) {
                AdministratorKey made = random(new SecureRandom());
                OwnerOnly.write(file, made.id + ":" + made.secret + "\n");
                return made;
            }
        } catch (IOException e) {
            throw new LabException(
                    "The key file " + file + " cannot be written (" + Reasons.of(e) + "); change the permissions of "
                            + home.root() + ".",
                    e);
        }
        return read(file);
    }

    /** The key in a file. @throws LabException with a sentence that never repeats the secret */
    public static AdministratorKey read(Path file) {
        String line;
        try {
            line = Files.readString(file).strip();
        } catch (IOException e) {
            throw new LabException(
                    "The key file " + file + " cannot be read (" + Reasons.of(e)
                            + "); change its permissions, or stop the cloud, delete the file and open the lab again.",
                    e);
        }
        int colon = line.indexOf(':');
        if (colon <= 0 || colon == line.length() - 1) {
            throw new LabException("The key file " + file
                    + " is not one line ID:SECRET; stop the cloud, delete the file and open the lab again.");
        }
        return new AdministratorKey(line.substring(0, colon), line.substring(colon + 1));
    }

    private static AdministratorKey random(SecureRandom random) {
        var id = new StringBuilder("AKIA");
        for (int i = 0; i < ID_LETTERS; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new AdministratorKey(id.toString(), Base64.getEncoder().encodeToString(secret));
    }

    @Override
    public String toString() {
        return "AdministratorKey[" + id + "]";
    }
}
