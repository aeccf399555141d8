import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.validators.ValidatorConfig;
import org.verapdf.pdfa.validation.validators.ValidatorConfigBuilder;

/** Judges each file by PDF/A-3a and by PDF/UA-1, all in one machine: a line for every rule that a file breaks, and one
 *  for each file that was judged. */
public class VeraPdf {
    public static void main(String[] files) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (String name : new String[] {"3a", "ua1"}) {
            PDFAFlavour flavour = PDFAFlavour.fromString(name);
            for (String file : files) judge(file, flavour);
        }
    }

    private static void judge(String file, PDFAFlavour flavour) throws Exception {
        ValidatorConfig config = new ValidatorConfigBuilder().flavour(flavour).maxFails(-1).recordPasses(false).build();
        Map<String, String> broken = new TreeMap<>();
        try (InputStream content = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(content, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(config)) {
            for (TestAssertion found : validator.validate(parser).getTestAssertions()) {
                if (found.getStatus() != TestAssertion.Status.FAILED) continue;
                String rule = found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber();
                broken.putIfAbsent(rule, found.getMessage() + " @ " + found.getLocation().getContext());
            }
        }
        broken.forEach((rule, said) -> System.out.println("BROKEN " + flavour + " " + file + " " + rule + ": " + said.replaceAll("\\s+", " ")));
        System.out.println("JUDGED " + flavour + " " + file);
    }
}
