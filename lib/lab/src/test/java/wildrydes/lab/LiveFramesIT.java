package wildrydes.lab;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.LocalCloud;
import wildrydes.lab.cloud.PackedCloud;

/** The cells of notebook 01 that show a stream live, in step time: their frames come out the same each time. */
class LiveFramesIT {

    @TempDir
    Path folder;

    @Test
    void framesInStepTimeAreTheSameEachTime() {
        Screenshot.begin();
        CloudHome home = new CloudHome(folder);
        Lab lab = Lab.join(PackedCloud.stepping(home));
        DataStream stream = lab.stream("wildrydes").shards(1).create();
        Unicorn shadowfax = lab.unicorn("Shadowfax").to(stream).start();
        try {
            Screenshot tail = Screenshot.begin();
            stream.consumer().latest().live(ofSeconds(30));
            Golden.compare(getClass(), "tail", masked(tail.only()));

            Screenshot map = Screenshot.begin();
            lab.map().of(stream).live(ofMinutes(1));
            Golden.compare(getClass(), "map", masked(map.only()));

            LiveView points = stream.consumer().latest().points("MagicPoints").live(ofMinutes(1));
            Golden.compareText(getClass(), "points.txt", points.toString());
            assertThat(shadowfax.sent()).isEqualTo(150);
        } finally {
            shadowfax.stop();
            LocalCloud.stop(home);
        }
    }

    /** Sequence numbers hold random digits. */
    private static MimeBundle masked(MimeBundle bundle) {
        String plain = String.valueOf(bundle.data().get("text/plain")).replaceAll("\\d{13}\\.\\.\\d{13}", "NUMBER");
        String html = String.valueOf(bundle.data().get("text/html"))
                .replaceAll("\\d{13}\\.\\.\\d{13}", "NUMBER")
                .replaceAll("\\d{56}", "NUMBER");
        return MimeBundle.text(plain).withHtml(html);
    }
}
