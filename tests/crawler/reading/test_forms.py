"""Forms are read as a customer reads them: what each is for, what each field asks, what it demands, what it takes for granted."""

from __future__ import annotations

import pytest

from crawler.reading.forms.forms import MAX_ATTRIBUTES, MAX_VALUE, read_forms
from crawler.reading.forms.required import conventions
from crawler.reading.pages.document import Document
from crawler.record.form import Form, FormField

URL = "https://shop.example/page"


def forms(body: str, head: str = "") -> list[Form]:
    return read_forms(Document(f"<html><head>{head}</head><body>{body}</body></html>", URL))


def only(body: str) -> Form:
    found = forms(body)
    assert len(found) == 1
    return found[0]


def field(body: str, name: str) -> FormField:
    return next(f for f in only(body).fields if f.name == name)


SEND = "<button>Отправить</button>"


# --- labels -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "markup",
    [
        '<label for=a>Телефон</label><input id=a name=x>',
        "<label>Телефон <input name=x></label>",
        '<label><span>Телефон</span><div><input name=x></div></label>',
        '<b id=t>Телефон</b><input name=x aria-labelledby=t>',
        '<input name=x aria-label="Телефон">',
        "<table><tr><td>Телефон</td><td><input name=x></td></tr><tr><td>Город</td><td><input name=y></td></tr></table>",
        "<table><tr><th>Город</th><th>Телефон</th></tr><tr><td><input name=y></td><td><input name=x></td></tr></table>",
        '<div class=row><div>Телефон</div><div><input name=x></div></div><div class=row><div>Город</div><input name=y></div>',
        "<p>Телефон<br><input name=x></p>",
        '<input name=x placeholder="Телефон">',
        '<div><input name=x placeholder=" "><span class=floating>Телефон</span></div><div><input name=y><span>Город</span></div>',
    ],
    ids=["for", "wrap", "wrap-deep", "labelledby", "aria", "cell", "column", "flex", "line", "placeholder", "floating"],
)  # fmt: skip
def test_a_label_is_found_wherever_it_stands(markup: str) -> None:
    found = field(f"<form>{markup}{SEND}</form>", "x")
    assert found.label == "Телефон"
    assert found.type == "tel"


def test_a_heading_is_no_label() -> None:
    assert field(f"<form><h2>Оставьте заявку</h2><input name=phone>{SEND}</form>", "phone").label == ""


def test_hidden_error_texts_are_no_label() -> None:
    body = f'<form><div style="display:none">Введите имя</div><p>E-mail</p><input name=x>{SEND}</form>'
    assert field(body, "x").label == "E-mail"


# --- types ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<input name=x type=email>", "email"),
        ("<input name=telefon>", "tel"),
        ("<input name=user_familiya>", "family-name"),
        ('<input name=x placeholder="+7 (___) ___-__-__" type=tel>', "tel"),
        ('<input name=a1 placeholder="Ваше имя">', "name"),
        ("<label>ФИО <input name=x></label>", "name"),
        ("<label>ИНН организации <input name=x></label>", "inn"),
        ("<label>КПП <input name=x></label>", "kpp"),
        ("<label>Название компании <input name=x></label>", "organization"),
        ("<label>Почтовый индекс <input name=x></label>", "postal-code"),
        ("<label>Город <input name=x></label>", "address-level2"),
        ("<label>Улица, дом <input name=x></label>", "street-address"),
        ("<label>Промокод <input name=x></label>", "promo-code"),
        ("<label>Комментарий к заказу <textarea name=x></textarea></label>", "comment"),
        ("<textarea name=x></textarea>", "comment"),
        ("<input name=x type=file>", "file"),
        ("<input name=x type=password>", "current-password"),
        ("<input name=x type=password autocomplete=new-password>", "new-password"),
        ("<label>Postleitzahl <input name=x></label>", "postal-code"),
        ("<label>Prénom <input name=x></label>", "given-name"),
        ("<label>Correo electrónico <input name=x></label>", "email"),
        ("<label>Numer telefonu <input name=x></label>", "tel"),
        ("<label>Soyadınız <input name=x></label>", "family-name"),
        ("<label>Прізвище <input name=x></label>", "family-name"),
        ("<label>Ұялы телефон <input name=x></label>", "tel"),
        ("<label>Card number <input name=x autocomplete=cc-number></label>", "cc-number"),
        ("<label>Security code <input name=cvv maxlength=4></label>", "cc-csc"),
        ('<label><input type=checkbox name=x> Подписаться на новости</label>', "subscribe"),
        ('<label><input type=checkbox name=x> Согласен на обработку персональных данных</label>', "consent"),
        ('<label><input type=checkbox name=x> Запомнить меня</label>', "option"),
        ("<label>Код с картинки <input name=captcha_word></label>", "captcha"),
    ],
)  # fmt: skip
def test_a_field_means_what_its_words_say(markup: str, kind: str) -> None:
    body = f"<form>{markup}<label>E-mail <input name=other_mail></label>{SEND}</form>"
    assert field(body, "x" if "name=x" in markup else only(body).fields[0].name).type == kind


def test_a_british_address_form() -> None:
    rows = (
        ("first_name", "First name"), ("last_name", "Last name"), ("company", "Company name"), ("line1", "First line of address"),
        ("line2", "Second line of address"), ("line3", "Third line of address"), ("line4", "City"),
        ("state", "State/County"), ("postcode", "Post/Zip-code"), ("phone_number", "Phone number"),
    )  # fmt: skip
    fields = "".join(
        f'<div><label for="id_{n}">{t}</label><input type=text name={n} id="id_{n}"></div>' for n, t in rows
    )
    assert [f.type for f in only(f"<form method=post><h1>Shipping address</h1>{fields}{SEND}</form>").fields] == [
        "given-name", "family-name", "organization", "street-address", "address-line2", "address-line3", "address-level2",
        "address-level1", "postal-code", "tel",
    ]  # fmt: skip


def test_a_fax_is_no_phone() -> None:
    rows = "".join(f"<p><label>{t} <input name={n}></label></p>" for n, t in (("phone", "Phone"), ("fax", "Fax")))
    assert [f.type for f in only(f"<form>{rows}{SEND}</form>").fields] == ["tel", "other"]


def test_what_a_page_declares_of_a_card_wins_over_the_keypad() -> None:
    rows = "".join(
        f"<input type=tel autocomplete={t} name=f{i}>" for i, t in enumerate(("cc-number", "cc-exp", "cc-csc"))
    )
    assert [f.type for f in only(f"<form>{rows}{SEND}</form>").fields] == ["cc-number", "cc-exp", "cc-csc"]


def test_a_messenger_account_is_no_phone() -> None:
    body = f"<form><label>Имя <input name=name></label><input type=tel name=messenger-id autocomplete=tel>{SEND}</form>"
    assert [f.type for f in only(body).fields] == ["name", "messenger"]


def test_a_hidden_code_is_no_password() -> None:
    body = (
        "<form><label>CVV <input type=password name=cvv autocomplete=new-password></label><button>Pay</button></form>"
    )
    assert only(body).fields[0].type == "cc-csc"


def test_a_first_name_beside_a_last_name_is_a_given_name() -> None:
    found = only(f"<form><label>Имя <input name=a></label><label>Фамилия <input name=b></label>{SEND}</form>")
    assert [f.type for f in found.fields] == ["given-name", "family-name"]


def test_an_email_or_a_phone_to_log_in_by_is_a_user_name() -> None:
    body = (
        "<form action=/login><label>Email or phone number <input name=id></label>"
        "<label>Password <input type=password name=password></label><button>Log in</button></form>"
    )
    assert [f.type for f in only(body).fields] == ["username", "current-password"]


def test_an_email_to_log_in_by_is_an_email() -> None:
    body = "<form action=/login><label>E-mail <input name=login></label><input type=password name=p><button>Войти</button></form>"
    assert [f.type for f in only(body).fields] == ["email", "current-password"]


def test_three_boxes_for_a_phone_are_one_question() -> None:
    body = (
        "<form>Телефон <input name=tel1 size=3 maxlength=3>-<input name=tel2 size=3 maxlength=3>-"
        f"<input name=tel3 size=4 maxlength=4><label>Имя <input name=n></label>{SEND}</form>"
    )
    found = only(body).fields
    assert [(f.type, f.parts) for f in found] == [("tel", 3), ("tel", 0), ("tel", 0), ("name", 1)]


def test_three_lists_for_a_birth_date_are_one_question() -> None:
    days = "".join(f"<option>{d}" for d in range(1, 32))
    months = "".join(f"<option>{m}" for m in ("январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"))  # fmt: skip
    years = "".join(f"<option>{y}" for y in range(1930, 2010))
    body = (
        f"<form><div>Дата рождения <select name=bday_day>{days}</select><select name=bday_month>{months}</select>"
        f"<select name=bday_year>{years}</select></div>{SEND}</form>"
    )
    assert [(f.type, f.parts) for f in only(body).fields] == [("bday", 3), ("bday", 0), ("bday", 0)]


def test_two_phones_are_two_questions() -> None:
    body = (
        "<form><label>Мобильный телефон <input name=phone></label><label>Рабочий телефон <input name=work_phone></label>"
        f"{SEND}</form>"
    )
    assert [f.parts for f in only(body).fields] == [1, 1]


def test_radio_buttons_of_one_name_are_one_question_with_their_answers() -> None:
    body = (
        "<form><fieldset><legend>Способ доставки</legend><label><input type=radio name=d checked> Курьер</label>"
        f"<label><input type=radio name=d> Самовывоз</label></fieldset><input name=phone>{SEND}</form>"
    )
    found = field(body, "d")
    assert found.type == "delivery-method"
    assert found.label == "Способ доставки"
    assert found.options == ["Курьер", "Самовывоз"]
    assert found.prechecked


# --- forms ------------------------------------------------------------------------------------------------------------


def test_buttons_and_hidden_inputs_are_no_fields() -> None:
    found = only("<form><input type=hidden name=token><input name=phone><input type=submit value=OK></form>")
    assert [f.name for f in found.fields] == ["phone"]
    assert found.submit == "OK"


def test_a_form_that_is_only_a_button_is_read() -> None:
    found = only(
        "<form action=/cart/add method=post><input type=hidden name=product><button>Добавить в корзину</button></form>"
    )
    assert (found.purpose, found.fields, found.method) == ("order", [], "post")


def test_a_page_without_forms_has_none() -> None:
    assert forms("<p>Текст</p><button>Меню</button>") == []


def test_controls_without_a_form_element_are_a_form() -> None:
    body = (
        "<header><div><input type=search placeholder='Поиск'><button>Найти</button></div></header><div id=lead><h3>Заказать звонок</h3>"
        "<div><input placeholder='Имя'></div><div><input type=tel placeholder='Телефон'></div><div role=button>Жду звонка</div></div>"
    )
    found = forms(body)
    assert [f.purpose for f in found] == ["search", "callback"]
    assert found[1].heading == "Заказать звонок"
    assert found[1].submit == "Жду звонка"
    assert found[1].selector == "#lead"


def test_a_control_outside_belongs_to_the_form_that_it_names() -> None:
    body = "<form id=f><input name=phone></form><input name=city form=f><button form=f>Заказать</button>"
    found = only(body)
    assert [f.name for f in found.fields] == ["phone", "city"]
    assert found.submit == "Заказать"


def test_a_form_inside_a_form_is_the_outer_one() -> None:
    body = (
        "<form id=a><input name=email><div><form id=b><input name=phone></form></div><button>Отправить</button></form>"
    )
    assert [f.attributes.get("id") for f in forms(body)] == ["a"]


def test_attributes_are_kept_within_limits_and_without_stamps() -> None:
    many = " ".join(f'data-a{i}="{i}"' for i in range(100))
    found = only(f'<form id=f data-lw-i=3><input name=phone data-cid=7 title="{"x" * 500}" {many}>{SEND}</form>')
    assert found.attributes == {"id": "f"}
    assert found.fields[0].attributes["data-cid"] == "7"
    assert len(found.fields[0].attributes) == MAX_ATTRIBUTES
    assert len(found.fields[0].attributes["title"]) == MAX_VALUE


def test_visibility_popups_and_proof() -> None:
    shown, hidden = forms(
        f'<form><input name=phone>{SEND}</form><div class="modal" style="display:none"><form><input name=tel>{SEND}</form></div>'
    )
    assert (shown.visible, shown.popup) == (True, False)
    assert (hidden.visible, hidden.popup) == (False, True)
    assert shown.proof[0].page == URL
    assert shown.proof[0].selector == shown.selector


def test_stamps_of_the_browser_win() -> None:
    page = (
        "<html data-lw=1><body><form data-lw-v=1><input name=phone data-lw-r=1 data-lw-b=10,20,200,30 data-lw-val=1>"
        "<label data-lw-after=' *'>Город<input name=city></label><input type=checkbox name=agree data-lw-c=1>"
        "<button>Отправить</button></form></body></html>"
    )
    found = read_forms(Document(page, URL))[0].fields
    assert (found[0].required_by, found[0].box, found[0].prefilled) == (["attribute"], (10, 20, 200, 30), True)
    assert found[1].required_by == ["marked"]
    assert found[2].prechecked


# --- required ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "attribute",
    [
        "required", 'required="required"', 'aria-required="true"', 'data-tilda-req="1"', 'data-required="true"',
        'data-rule-required="true"', 'data-val-required="Нужно"', "data-validate=\"{'required':true}\"",
        'class="wpcf7-validates-as-required"', 'class="required-entry"', 'class="validate[required,custom[email]]"',
        'class="wpforms-field-required"', 'data-lw-r="1"',
    ],
)  # fmt: skip
def test_required_by_attribute(attribute: str) -> None:
    found = field(f"<form><input name=phone {attribute}><input name=city>{SEND}</form>", "phone")
    assert (found.required, found.required_by) == (True, ["attribute"])


@pytest.mark.parametrize(
    "wrapper", ["gfield gfield_contains_required", "form-row validate-required", "form-group required"]
)
def test_a_mark_drawn_by_the_class_of_its_block(wrapper: str) -> None:
    body = f'<form><div class="{wrapper}"><input name=phone></div><div class="form-group"><input name=city></div>{SEND}</form>'
    assert [f.required for f in only(body).fields] == [True, False]


@pytest.mark.parametrize(
    "attribute", ['aria-required="false"', 'data-required="false"', 'data-validate="{required:false}"']
)
def test_an_attribute_that_says_no_is_no(attribute: str) -> None:
    assert not field(f"<form><input name=phone {attribute}>{SEND}</form>", "phone").required


@pytest.mark.parametrize(
    "markup",
    [
        "<label>Телефон * <input name=x></label>",
        "<label>* Телефон <input name=x></label>",
        "<label for=a>Телефон<sup>*</sup></label><input id=a name=x>",
        '<input name=x placeholder="Телефон*">',
        "<p>Телефон</p><input name=x> *",
        "<label>Телефон (обязательно) <input name=x></label>",
        "<label>Phone (required) <input name=x></label>",
        '<label for=a>Phone<span class="hs-form-required"></span></label><input id=a name=x>',
    ],
)
def test_required_by_a_mark(markup: str) -> None:
    found = field(f"<form>{markup}<br><label>Город <input name=y></label>{SEND}</form>", "x")
    assert (found.required, found.required_by) == (True, ["marked"])


def test_what_is_not_marked_is_not_required_where_others_are() -> None:
    body = f"<form><label>Имя * <input name=x></label><label>Город <input name=y></label>{SEND}</form>"
    assert [f.required for f in only(body).fields] == [True, False]


def test_a_form_that_marks_only_the_optional_demands_the_rest() -> None:
    body = (
        "<form><label>Имя <input name=x></label><label>Телефон <input name=y></label>"
        f"<label>Комментарий (необязательно) <textarea name=z></textarea></label>{SEND}</form>"
    )
    found = only(body).fields
    assert [f.required for f in found] == [True, True, False]
    assert found[0].required_by == ["marked"]


def test_a_form_that_says_nothing_is_not_guessed() -> None:
    body = f"<form><label>Имя <input name=x></label><label>Телефон <input name=y></label>{SEND}</form>"
    assert [f.required for f in only(body).fields] == [None, None]


def test_signals_that_disagree_are_kept_and_leave_it_open() -> None:
    body = f"<form><label>Имя * <input name=x required></label><label>Телефон * <input name=y></label>{SEND}</form>"
    found = only(body).fields
    assert [(f.required, f.required_by) for f in found] == [(True, ["attribute", "marked"]), (None, ["marked"])]


def test_a_form_may_say_once_that_it_demands_everything() -> None:
    body = "<form><p>Все поля обязательны для заполнения</p><label>Имя <input name=name></label><label>Телефон <input name=phone></label></form>"
    assert [(f.required, f.required_by) for f in only(body).fields] == [(True, ["marked"])] * 2


def test_a_mark_drawn_by_the_class_of_the_label() -> None:
    body = "<form><label class=required for=a>Name</label><input id=a name=name><label for=b>Note</label><input id=b name=note></form>"
    assert [f.required for f in only(body).fields] == [True, False]


def test_masked_text_is_no_mark() -> None:
    body = f'<form><input type=password name=x placeholder="****">{SEND}</form>'
    assert field(body, "x").required is None


def test_the_conventions_can_be_read() -> None:
    assert {name for name, *_ in conventions().attributes} >= {"required", "aria-required", "data-tilda-req"}


# --- consent ----------------------------------------------------------------------------------------------------------


def test_a_consent_box_that_is_ticked_in_advance() -> None:
    found = only(
        "<form><input name=phone><label><input type=checkbox name=agree checked> Согласен на обработку "
        f'<a href="/politika">персональных данных</a></label>{SEND}</form>'
    ).consent
    assert (found.checkbox, found.prechecked) == (True, True)
    assert found.policy_link == "https://shop.example/politika"
    assert found.documents == ["https://shop.example/politika"]


def test_one_tick_for_several_documents() -> None:
    found = only(
        '<form><input name=phone><input type=checkbox id=c name=agree><label for=c>Принимаю <a href="/oferta">оферту</a> и '
        f'<a href="/privacy">политику конфиденциальности</a></label>{SEND}</form>'
    ).consent
    assert (found.checkbox, found.prechecked) == (True, False)
    assert found.policy_link == "https://shop.example/privacy"
    assert len(found.documents) == 2


def test_consent_by_words_alone() -> None:
    found = only(
        f'<form><input name=phone>{SEND}<p>Нажимая кнопку, вы соглашаетесь с <a href="/privacy/">политикой</a></p></form>'
    ).consent
    assert not found.checkbox
    assert found.text == "Нажимая кнопку, вы соглашаетесь с политикой"
    assert found.policy_link == "https://shop.example/privacy/"


def test_consent_by_words_below_the_block_that_wraps_the_form() -> None:
    words = "<div>Отправляя заявку, вы соглашаетесь с <a href=/privacy>политикой</a></div>"
    found = only(f"<div><div><form><input name=phone>{SEND}</form></div></div>{words}").consent
    assert found.documents == ["https://shop.example/privacy"]


def test_a_box_without_links_takes_those_of_the_words_by_the_button() -> None:
    box = "<label><input type=checkbox name=agree> Соглашаюсь на обработку персональных данных</label>"
    words = "<p>Нажимая кнопку, я даю согласие на условиях <a href=/policy>политики</a></p>"
    found = only(f"<form><input name=phone>{box}{words}{SEND}</form>").consent
    assert (found.checkbox, found.documents) == (True, ["https://shop.example/policy"])


def test_a_cookie_notice_below_the_form_is_no_consent_of_it() -> None:
    notice = "<div>Мы используем cookie. Нажимая «Принять», вы соглашаетесь с политикой</div>"
    assert not only(f"<div><form><input name=phone>{SEND}</form></div>{notice}").consent.text


def test_no_consent() -> None:
    found = only(f"<form><input name=phone>{SEND}</form>").consent
    assert (found.checkbox, found.policy_link, found.text) == (False, None, "")


def test_an_agreement_to_mailings_is_a_consent() -> None:
    body = (
        "<form><input name=phone placeholder=Телефон><label><input type=checkbox name=mailing checked> "
        f"Я согласен на получение рекламных рассылок</label>{SEND}</form>"
    )
    found = only(body).consent
    assert (found.checkbox, found.prechecked) == (True, True)


def test_the_wording_of_another_form_is_not_borrowed() -> None:
    body = (
        "<div><textarea name=question></textarea><button>Спросить</button><form><input name=phone>"
        "<p>Нажимая кнопку, вы соглашаетесь с политикой конфиденциальности</p><button>Отправить</button></form></div>"
    )
    assert [bool(f.consent.text) for f in forms(body)] == [False, True]


def test_a_newsletter_box_is_no_consent() -> None:
    body = (
        f"<form><input name=phone><label><input type=checkbox name=news> Получать новости и скидки</label>{SEND}</form>"
    )
    assert not only(body).consent.checkbox


# --- purposes ---------------------------------------------------------------------------------------------------------

PURPOSE_CASES = {
    "callback": '<form class="callback-form"><h3>Заказать звонок</h3><input name=name placeholder="Имя"><input type=tel name=phone placeholder="Телефон"><button>Жду звонка</button></form>',
    "contact": "<form><h3>Обратная связь</h3><label>Имя <input name=name></label><label>E-mail <input name=email></label><label>Сообщение <textarea name=message></textarea></label><button>Отправить сообщение</button></form>",
    "newsletter": '<form><h3>Подпишитесь на рассылку</h3><input type=email name=email placeholder="Ваш e-mail"><button>Подписаться</button></form>',
    "search": '<form action=/search role=search><input name=q placeholder="Поиск по сайту"><button>Найти</button></form>',
    "login": "<form action=/login><label>Логин <input name=login></label><label>Пароль <input type=password name=password></label><label><input type=checkbox name=remember> Запомнить меня</label><button>Войти</button></form>",
    "registration": "<form action=/register><h1>Регистрация</h1><label>Имя <input name=name></label><label>E-mail <input name=email></label><label>Пароль <input type=password name=password></label><label>Повторите пароль <input type=password name=password2></label><button>Зарегистрироваться</button></form>",
    "password_recovery": "<form action=/forgot-password><h1>Восстановление пароля</h1><label>E-mail <input name=email></label><button>Восстановить пароль</button></form>",
    "booking": "<form id=booking><h2>Записаться на приём</h2><label>Имя <input name=name></label><label>Телефон <input type=tel name=phone></label><label>Дата <input type=date name=date></label><button>Записаться</button></form>",
    "quiz": "<form id=quiz><h2>Рассчитать стоимость</h2><label><input type=radio name=q1> 1 комната</label><label><input type=radio name=q1> 2 комнаты</label><label>Телефон <input type=tel name=phone></label><button>Узнать результат</button></form>",
    "review": "<form id=review-form><h2>Оставить отзыв</h2><label>Имя <input name=name></label><label>Ваш отзыв <textarea name=review></textarea></label><button>Отправить отзыв</button></form>",
    "filter": "<form class=smartfilter><h4>Подбор по параметрам</h4><label><input type=checkbox name=brand value=a> Север</label><label>Цена от <input name=price_from></label><label>до <input name=price_to></label><button>Показать товары</button></form>",
    "order": '<form action=/cart/add id=product_addtocart_form><label>Количество <input name=quantity value=1></label><button>В корзину</button></form>',
    "checkout": "<form action=/checkout><h1>Оформление заказа</h1><label>ФИО <input name=fio></label><label>Телефон <input name=phone></label><label>E-mail <input name=email></label><label>Город <input name=city></label><label>Улица <input name=street></label><label>Индекс <input name=zip></label><fieldset><legend>Способ оплаты</legend><label><input type=radio name=pay> Картой</label><label><input type=radio name=pay> Наличными</label></fieldset><button>Оформить заказ</button></form>",
}  # fmt: skip


@pytest.mark.parametrize("purpose", sorted(PURPOSE_CASES))
def test_what_a_form_is_for(purpose: str) -> None:
    found = only(PURPOSE_CASES[purpose])
    assert found.purpose == purpose
    assert found.purpose_why


def test_an_order_in_one_click() -> None:
    body = (
        '<div class="modal"><form action="/oneclick/"><h4>Купить в 1 клик</h4><input name=name placeholder="Имя">'
        '<input name=phone placeholder="Телефон"><button>Купить</button></form></div>'
    )
    assert only(body).purpose in ("order", "checkout")


def test_a_tilda_form() -> None:
    body = (
        '<form class="t-form js-form-proccess" action="https://forms.tildacdn.com/procces/" data-formactiontype=2>'
        '<div class="t-input-group t-input-group_nm"><div class="t-input-title">Как к вам обращаться?</div><div class="t-input-block">'
        '<input type=text name=Name class="t-input js-tilda-rule" data-tilda-req=1 data-tilda-rule=name></div></div>'
        '<div class="t-input-group t-input-group_ph"><div class="t-input-block"><input type=tel name=Phone class="t-input" '
        'data-tilda-rule=phone placeholder="+7(999)999-9999"></div></div><button class="t-submit">Оставить заявку</button></form>'
    )
    found = only(body)
    assert [(f.type, f.required) for f in found.fields] == [("name", True), ("tel", False)]
    assert found.purpose in ("contact", "callback")


# --- hostile pages ----------------------------------------------------------------------------------------------------


def test_huge_and_broken_forms_are_read_within_limits() -> None:
    assert len(only(f"<form>{'<input name=a>' * 5000}</form>").fields) == 3000
    assert only("<form><label for=a><label><input id=a name=phone><select><option></form>").fields[0].type == "tel"
    deep = "<div>" * 400 + "<input name=phone>" + "</div>" * 400
    assert only(f"<form>{deep}{SEND}</form>").fields[0].name == "phone"
    assert len(only(f"<form><label>{'слово ' * 5000}<input name=phone></label>{SEND}</form>").fields[0].label) <= 200
