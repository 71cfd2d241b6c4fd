"""Texts that keep a rule and texts that do not, five of each in each language."""

from qihang.questions import facts

PRICE = facts.money("29.9")
WEIGHT = facts.measure("2.5", "公斤", "千克", "kg") | facts.measure(5, "斤", "jin")
PLACE = facts.words("赣州", "江西南部", "Ganzhou", "south of Jiangxi")

LEAST, MOST = 6, 12

KEPT = {
    "length": {
        "zh": [
            "今天橘子到了。",
            "橘子 10 斤，今天发货。",
            "本店新到红茶，欢迎看看。",
            "这是4月采的茶，很香。",
            "两天到，坏的我们赔你。",
        ],
        "en": [
            "We picked the tea in April.",
            "Two days on the road, no more.",
            "This box holds ten jin of fruit.",
            "Today the tangerines are here with us.",
            "You can open the box and look.",
        ],
    },
    "price": {
        "zh": [
            "一箱只要 29.9 元。",
            "价格￥２９．９０，包邮。",
            "29块9一箱，今天发货。",
            "二十九块九，带回家。",
            "一份29.90，两份59.80。",
        ],
        "en": [
            "One box is 29.9 yuan.",
            "The price is ¥29.90 a box.",
            "RMB 29.9, and we pay the parcel.",
            "You pay 29.90 for one box.",
            "It costs 29.9 Yuan, not more.",
        ],
    },
    "weight": {
        "zh": [
            "一箱 5 斤。",
            "净重2.5公斤。",
            "五斤装，够一家人吃。",
            "２．５ kg 一箱。",
            "每箱2.50千克。",
        ],
        "en": [
            "One box holds 2.5 kg.",
            "A 2.5-kg box for a family.",
            "You get 5 jin.",
            "It weighs 2.5 kgs.",
            "The weight is 2.50 KG.",
        ],
    },
    "place": {
        "zh": [
            "赣州的橘子。",
            "产地是赣州。",
            "来自江西南部。",
            "我们在赣州种的。",
            "赣州果园直接发。",
        ],
        "en": [
            "Fruit from Ganzhou.",
            "It grows in GANZHOU.",
            "They come from the south of Jiangxi.",
            "Ganzhou tangerines, picked today.",
            "Our trees stand near Ganzhou, by a river.",
        ],
    },
    "greeting": {
        "zh": [
            "您好，这里是小店。",
            "大家好，今天说橘子。",
            "各位朋友，晚上好。",
            "亲，货已经发了。",
            "欢迎来到直播间。",
        ],
        "en": [
            "Hello, this is our shop.",
            "Hi, thank you for the message.",
            "Good evening, and thank you for coming.",
            "Welcome to the live room.",
            "Dear customer, your parcel left today.",
        ],
    },
    "one-apology": {
        "zh": [
            "您好，货今天发。",
            "抱歉，晚了一天。",
            "对不起，我们马上补发。",
            "不好意思，请等一下。",
            "很抱歉，您的货坏了。",
        ],
        "en": [
            "Your parcel left today.",
            "Sorry, it is one day late.",
            "We are sorry and send a new one.",
            "We apologise for the broken box.",
            "Pardon us, we look into it now.",
        ],
    },
    "hear": {
        "zh": [
            "我明白您着急。",
            "碗碎了，很对不起。",
            "您等了三天，货还没到。",
            "谢谢您告诉我们，灯不亮。",
            "鞋太小，难怪您不高兴。",
        ],
        "en": [
            "I see that you are worried.",
            "Sorry that your cup is broken.",
            "You waited five days for it.",
            "Thank you for telling us it leaks.",
            "That must be annoying for you.",
        ],
    },
    "next-step": {
        "zh": [
            "我们今天补发。",
            "请您拍照发给我。",
            "三天内退款到您账户。",
            "我现在去仓库查。",
            "请在订单页点退货。",
        ],
        "en": [
            "We send a new one today.",
            "Please send me a photo.",
            "We refund you within 3 days.",
            "Press return on your order page.",
            "I call you before noon tomorrow.",
        ],
    },
    "claims": {
        "zh": [
            "本店最大尺码 XL。",
            "最早一批 4 月采的茶。",
            "每人最多买 2 份，最好当天吃完。",
            "这是食品，不能治病。",
            "第一步，打开箱子看看。",
        ],
        "en": [
            "The largest size in our shop is XL.",
            "This is our newest batch, picked in April.",
            "It is best eaten within three days.",
            "It is food and does not cure any illness.",
            "We do our best. At most two boxes a person.",
        ],
    },
    "promises": {
        "zh": [
            "坏了我们赔。",
            "48 小时内发货。",
            "100%纯棉做的。",
            "天气不好，不能保证明天到。",
            "保证金已经交了。",
        ],
        "en": [
            "If a fruit is bad, we pay for it.",
            "We send it within 48 hours.",
            "This shirt is 100% cotton.",
            "We cannot guarantee the day, as it rains.",
            "Most fruit arrives in good order.",
        ],
    },
    "reviews": {
        "zh": [
            "请您说说真实的感受。",
            "收到后可以写评价。",
            "我们不刷单。",
            "坏的果子，我们退款。",
            "谢谢您的评价。",
        ],
        "en": [
            "Please write an honest review.",
            "Tell us what you think of it.",
            "We never make fake orders.",
            "Thank you for the review.",
            "A coupon for your next order is in the box.",
        ],
    },
    "off-platform": {
        "zh": [
            "请在平台上付款。",
            "请不要私下转账。",
            "有事在这里留言。",
            "点下面的链接下单。",
            "平台会保护您的付款。",
        ],
        "en": [
            "Please pay on the platform.",
            "Never pay outside the platform.",
            "Write to us here.",
            "Press the link below to order.",
            "The platform keeps your payment safe.",
        ],
    },
    "private": {
        "zh": [
            "订单 20261123001 已发货。",
            "有 5 斤和 10 斤两种。",
            "明天 9:30 到 18:00 发货。",
            "一共 1,250.00 元。",
            "本店在 3 楼。",
        ],
        "en": [
            "Order 20261123001 is on its way.",
            "There are boxes of 5 and 10 jin.",
            "We pack from 9:30 to 18:00.",
            "In all it is 1,250.00 yuan.",
            "Our shop opened in 2019.",
        ],
    },
    "insults": {
        "zh": [
            "我明白您着急。",
            "我们马上看一下。",
            "这箱果子坏了，是我们没做好。",
            "谢谢您告诉我们。",
            "请等 10 分钟。",
        ],
        "en": [
            "I see that you are in a hurry.",
            "We look into it now.",
            "The box broke on the road.",
            "Thank you for telling us.",
            "Please wait ten minutes.",
        ],
    },
}

BROKEN = {
    "length": {
        "zh": [
            "橘子。好。",
            "你好，橘子",
            "今天发货",
            "这一段话写得太长了看的人不想看",
            "我们的橘子今天从果园出发明天就到你家门口了",
        ],
        "en": [
            "Good fruit here.",
            "Hello, all of you.",
            "Fresh April tea.",
            "This text is much too long for the few words that it needs",
            "one two three four five six seven eight nine ten eleven twelve thirteen",
        ],
    },
    "price": {
        "zh": [
            "一箱 29.95 元。",
            "只要 129.9 元。",
            "29 块一箱。",
            "一百二十九块九。",
            "重 29.9 斤。",
        ],
        "en": [
            "One box is 29.95 yuan.",
            "It is 129.9 yuan.",
            "You pay 30 yuan.",
            "It weighs 29.9 kg.",
            "A fair price for good fruit.",
        ],
    },
    "weight": {
        "zh": ["一箱 15 斤。", "十五斤装。", "一箱 5 个。", "净重 5 公斤。", "重 12.5 kg。"],
        "en": [
            "A box of 12.5 kg.",
            "It holds 5 pieces.",
            "You get 2.55 kg.",
            "It is 15 jin.",
            "A large box for a family.",
        ],
    },
    "place": {
        "zh": [
            "本地的橘子。",
            "产地写在箱子上。",
            "南方来的。",
            "江西北部的茶。",
            "我们自己种的。",
        ],
        "en": [
            "From the south.",
            "It comes from Jiangxi.",
            "We grow it ourselves.",
            "Gan tea from the hills.",
            "The place is on the box.",
        ],
    },
    "greeting": {
        "zh": ["货已经发了。", "什么事？", "买橘子的看这里。", "我们的茶很香，您好。", "快来看。"],
        "en": [
            "Your parcel left today.",
            "What is it?",
            "This tea smells good. Hello.",
            "Hidden in the hills is our farm.",
            "Look here, please.",
        ],
    },
    "one-apology": {
        "zh": [
            "对不起，对不起。",
            "抱歉，真的很抱歉。",
            "不好意思，对不起，晚了。",
            "抱歉，请原谅。",
            "对不起，抱歉，不好意思。",
        ],
        "en": [
            "Sorry, so sorry.",
            "We are sorry. We apologise again.",
            "Sorry, please forgive us.",
            "Pardon us, we are so sorry.",
            "Our apologies. Sorry. It was late.",
        ],
    },
    "hear": {
        "zh": ["您听我说。", "这是正常的。", "请耐心等待。", "抱歉，不好意思。", "我明白规则。"],
        "en": [
            "This is normal.",
            "Please be patient.",
            "I hear it ships tomorrow.",
            "Sorry for any inconvenience.",
            "Please do not worry.",
        ],
    },
    "next-step": {
        "zh": [
            "请耐心等待。",
            "我们会尽快处理。",
            "货昨天已经发出。",
            "看情况再说。",
            "这款灯很好看。",
        ],
        "en": [
            "Please be patient.",
            "We look into it soon.",
            "Your parcel left yesterday.",
            "We will see.",
            "The lamp is blue.",
        ],
    },
    "claims": {
        "zh": [
            "最佳红茶，全国最甜。",
            "销量第一的橘子。",
            "国家级的好茶。",
            "喝了能降血压，治感冒。",
            "别家都是假货。",
        ],
        "en": [
            "The best tea in the country.",
            "We are number one.",
            "This honey cures coughs.",
            "It lowers your blood pressure.",
            "Other sellers cheat you with old fruit.",
        ],
    },
    "promises": {
        "zh": [
            "保证明天到。",
            "百分之百满意。",
            "绝对不坏。",
            "100% 有效，没有副作用。",
            "包甜包满意。",
        ],
        "en": [
            "We guarantee it arrives tomorrow.",
            "You will be 100% happy.",
            "It absolutely never goes bad.",
            "We promise it comes today.",
            "No risk at all for you.",
        ],
    },
    "reviews": {
        "zh": [
            "好评返现 5 元。",
            "给五星好评送红包。",
            "招人刷单。",
            "写好评，有优惠券。",
            "晒好评就有礼物送。",
        ],
        "en": [
            "Get 5 yuan for a good review.",
            "Write a five-star review and get a gift.",
            "Cash back for every positive review.",
            "We need people for fake orders.",
            "A good review brings you a coupon.",
        ],
    },
    "off-platform": {
        "zh": [
            "加我微信便宜 5 元。",
            "可以直接转账。",
            "私下交易更便宜。",
            "扫我的收款码。",
            "不走平台，省手续费。",
        ],
        "en": [
            "Add me on WeChat, it is cheaper.",
            "Pay outside the platform.",
            "You can make a bank transfer.",
            "Send the money to my card.",
            "Just scan my code.",
        ],
    },
    "private": {
        "zh": [
            "打 13800000000 找我。",
            "买家电话 138 0000 0000。",
            "身份证 110101199003070000。",
            "他住 3 号楼 502 室。",
            "卡号 6222 0000 0000 0000。",
        ],
        "en": [
            "Please call 138-0000-0000.",
            "Her number is 13800000000.",
            "His ID is 11010119900307000X.",
            "Write to li@mail.example.com.",
            "The buyer lives in room 502.",
        ],
    },
    "insults": {
        "zh": ["你是骗子吧。", "你脑子有问题。", "真是无理取闹。", "蠢，不会看说明？", "请闭嘴。"],
        "en": [
            "You are a liar.",
            "Are you stupid?",
            "Only a fool would ask that.",
            "Shut up and wait.",
            "That is nonsense.",
        ],
    },
}
