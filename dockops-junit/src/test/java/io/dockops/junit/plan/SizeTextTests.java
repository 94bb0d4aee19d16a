package io.dockops.junit.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTextTests {

    @ParameterizedTest
    @CsvSource({
        "6291456, 6291456",
        "65536b, 65536",
        "65536k, 67108864",
        "512m, 536870912",
        "512M, 536870912",
        "2g, 2147483648",
        "999999999g, 1073741822926258176"
    })
    void readsEachUnit(String text, long bytes) {
        assertThat(SizeText.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {" 1k", "1k "})
    void overlooksBlanksAround(String text) {
        assertThat(SizeText.parse(text)).isEqualTo(1024);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lots", "m", "1t", "1.5g", "-1", "1 g", "512mb", "1000000000"})
    void refusesOtherFormsAndShowsGoodOnes(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SizeText.parse(text))
                .withMessage("Bad size [" + text + "]: write it like \"512m\" or \"1g\"; the units are b, k, m and g");
    }
}
