"""amends.new and amends.start_policy: something that runs within a minute."""

from pathlib import Path

import pytest

import amends


@pytest.mark.parametrize("kind", [kind.name for kind in amends.start_kinds()])
def test_what_is_written_passes(kind, tmp_path):
    paths = amends.new("shop", tmp_path, kind=kind)
    assert paths == [str(tmp_path / "shop.yaml"), str(tmp_path / "shop_test.yaml")]
    assert amends.check(tmp_path).findings == []
    report = amends.test(tmp_path, coverage=True)
    assert report.good, str(report)
    assert report.coverage[0].covered["rules"].percent == 100
    assert not any(amends.format_file(path, check=True) for path in paths)


def test_the_kinds():
    kinds = {kind.name: kind.title for kind in amends.start_kinds()}
    assert kinds["repair"] == "Something does not work"
    assert "delivery" in kinds


def test_texts_and_options():
    texts = amends.start_policy(
        "shop", kind="delivery", title="Parcels", currency="JPY", worth_of_an_hour="2000", roles=["helper", "owner"])
    assert list(texts) == ["shop.yaml", "shop_test.yaml"]
    policy = amends.loads(texts["shop.yaml"])
    assert (policy.name, policy.title, policy.roles) == ("shop", "Parcels", ["helper", "owner"])
    assert "worth_of_an_hour: 2000 JPY" in texts["shop.yaml"]
    assert amends.test_text(policy, texts["shop_test.yaml"]).good


def test_the_currency_is_that_of_the_hour():
    assert "currency: USD" in amends.start_policy("shop", worth_of_an_hour="30 USD")["shop.yaml"]
    assert "currency: EUR" in amends.start_policy("shop")["shop.yaml"]


def test_options_that_cannot_be():
    with pytest.raises(amends.Error) as raised:
        amends.start_policy("My Shop", kind="repairs", currency="EURO", roles=[])
    assert [mistake.code for mistake in raised.value.diagnostics] == ["name", "kind", "currency", "roles"]
    assert raised.value.diagnostics[1].help == "did you mean `repair`?"
    with pytest.raises(TypeError):
        amends.start_policy(17)
    with pytest.raises(TypeError):
        amends.start_policy("shop", roles="agent")


def test_nothing_is_written_over(tmp_path):
    (tmp_path / "shop_test.yaml").write_text("mine\n")
    with pytest.raises(amends.Error, match="shop_test.yaml"):
        amends.new("shop", tmp_path)
    assert [path.name for path in Path(tmp_path).iterdir()] == ["shop_test.yaml"]
    assert (tmp_path / "shop_test.yaml").read_text() == "mine\n"
