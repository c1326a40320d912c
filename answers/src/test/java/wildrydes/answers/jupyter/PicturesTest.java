package wildrydes.answers.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wildrydes.answers.Project;
import wildrydes.answers.derive.Derivation;
import wildrydes.answers.key.Cell;
import wildrydes.answers.key.Key;
import wildrydes.answers.key.Role;

/** The tour in the README and its pictures. */
class PicturesTest {

    private static final Project PROJECT = Project.here();

    @TempDir
    Path folder;

    static List<Picture> tour() {
        return Pictures.TOUR;
    }

    private static List<Key> keys() throws IOException {
        return new Derivation(PROJECT.keys()).keys();
    }

    @Test
    void theTourGoesThroughAllNotebooks() throws IOException {
        assertThat(tour())
                .extracting(Picture::notebook)
                .isEqualTo(keys().stream().map(Key::name).toList());
    }

    @ParameterizedTest
    @MethodSource("tour")
    void aPictureShowsACellThatGivesNoAnswerAway(Picture picture) throws IOException {
        assertThat(keys())
                .filteredOn(key -> key.name().equals(picture.notebook()))
                .flatExtracting(Key::cells)
                .filteredOn(cell -> cell.id().equals(picture.cell()))
                .extracting(Cell::role)
                .containsExactly(Role.STEP);
    }

    @ParameterizedTest
    @MethodSource("tour")
    void theReadmeShowsEachPictureWithItsTextAndItsNotebook(Picture picture) throws IOException {
        String readme = Files.readString(PROJECT.root().resolve("README.md"), StandardCharsets.UTF_8);

        assertThat(readme).containsPattern("!\\[[^]]{20,}]\\(answers/pictures/" + picture.notebook() + "\\.png\\)");
        assertThat(readme).contains("(notebooks/" + picture.notebook() + ".ipynb)");
    }

    @ParameterizedTest
    @MethodSource("tour")
    void picturesAreSmall(Picture picture) throws IOException {
        Path file = Pictures.folder(PROJECT).resolve(picture.notebook() + ".png");

        assertThat(file).isRegularFile();
        assertThat(Files.size(file)).isLessThanOrEqualTo(Pictures.MOST_LARGE);
        assertThat(ImageIO.read(file.toFile()).getWidth()).isLessThanOrEqualTo(Pictures.MOST_WIDE);
    }

    @Test
    void coloursThatAPictureHasMostStayAndOthersBecomeTheNearest() throws IOException {
        var picture = new BufferedImage(300, 3, BufferedImage.TYPE_INT_RGB);
        IntStream.range(0, 300).forEach(x -> {
            int grey = Math.min(x, 254);
            picture.setRGB(x, 0, new Color(grey, grey, grey).getRGB());
            picture.setRGB(x, 1, new Color(grey, grey, grey).getRGB());
            picture.setRGB(x, 2, Color.WHITE.getRGB());
        });
        picture.setRGB(7, 2, new Color(254, 253, 254).getRGB());

        FewColours.write(picture, folder.resolve("grey.png"));

        BufferedImage read = ImageIO.read(folder.resolve("grey.png").toFile());
        assertThat(read.getColorModel().getPixelSize()).isEqualTo(8);
        assertThat(new Color(read.getRGB(0, 0))).isEqualTo(Color.BLACK);
        assertThat(new Color(read.getRGB(100, 1))).isEqualTo(new Color(100, 100, 100));
        assertThat(new Color(read.getRGB(299, 2))).isEqualTo(Color.WHITE);
        assertThat(new Color(read.getRGB(7, 2))).isEqualTo(new Color(254, 254, 254));
    }
}
