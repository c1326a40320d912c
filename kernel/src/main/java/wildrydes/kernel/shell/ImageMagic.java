package wildrydes.kernel.shell;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** {@code %image}: a picture from a file or a URL, as the value of the cell. */
final class ImageMagic implements Magic {

    @Override
    public Result run(Use use, Kernel kernel) throws MagicException {
        String place = use.rest().replaceAll("^\"|\"$", "");
        if (place.isEmpty()) {
            throw new MagicException("%image needs a file or a URL, for example %image map.png.");
        }
        URL source = source(place, kernel.folder());
        return kernel.onThread(() -> new Result.Value(read(source, place), false));
    }

    private static URL source(String place, Path folder) throws MagicException {
        try {
            Path file = folder.resolve(place);
            if (Files.isRegularFile(file)) {
                return file.toUri().toURL();
            }
        } catch (InvalidPathException | MalformedURLException e) {
            // Then it is a URL, or nothing.
        }
        try {
            return new URL(place);
        } catch (MalformedURLException e) {
            throw new MagicException(
                    "There is no file " + place + ". Paths begin in the notebook's folder, " + folder + ".", e);
        }
    }

    private static BufferedImage read(URL source, String place) throws MagicException {
        @Nullable BufferedImage picture;
        try {
            picture = ImageIO.read(source);
        } catch (IOException e) {
            throw new MagicException(place + " cannot be read (" + e + ").", e);
        }
        if (picture == null) {
            throw new MagicException(place + " is no picture that Java can read: PNG, JPEG, GIF or BMP.");
        }
        return picture;
    }
}
